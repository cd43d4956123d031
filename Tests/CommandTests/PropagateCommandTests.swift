import Foundation
import TestSupport
import Testing

@Suite("lienphong propagate")
struct PropagateCommandTests {
  private func output(_ run: CommandRun, _ index: Int = 0) throws -> [String: Any] {
    let outputs = try #require(try run.json()["outputs"] as? [[String: Any]])
    return outputs[index]
  }

  /// JCGM 100:2008, H.1.
  @Test func endGauge() throws {
    let path = datasets.appendingPathComponent("gum-h1-end-gauge/model.yaml").path
    let run = try CommandRun("propagate", path, "--format", "json", "--trials", "20000")
    #expect(run.status == 0, "\(run.errors)")
    let length = try output(run)
    #expect(length["value"] as? Double == 50_000_838)
    #expect(length["degreesOfFreedom"] as? Double == 16)
    let u = try #require(length["standardUncertainty"] as? Double)
    #expect(Tolerance.published(decimals: 0).accepts(u, oracle: 32))
    let second = try #require(length["secondOrder"] as? [String: Any])
    let u2 = try #require(second["standardUncertainty"] as? Double)
    #expect(Tolerance.published(decimals: 0).accepts(u2, oracle: 34))
    let simulated = try #require(length["monteCarlo"] as? [String: Any])
    #expect(simulated["trials"] as? Int == 20000 && simulated["validated"] as? Bool == false)
    for language in ["vi", "en"] {
      let text = try CommandRun("propagate", path, "--lang", language, "--trials", "20000")
      #expect(text.status == 0 && text.output.contains("50000838 ± 92"), "\(text.output)")
    }
    let csv = try CommandRun("propagate", path, "--format", "csv")
    #expect(csv.output.hasPrefix("output,input,value,standardUncertainty"))
    #expect(csv.output.split(separator: "\n").count == 11)
  }

  /// y₁ = 2s and y₂ = s + t, in a file of their own; their difference y₁ − y₂ = s − t has the variance
  /// 9 + 16, which it would not have if what they share were lost.
  @Test func savedNumbersKeepWhatTheyShare() throws {
    let folder = try WorkFolder([
      "s.yaml": """
      model: |
        y1 = 2 * s
        y2 = s + t
      inputs:
        s: {value: 10, u: 3}
        t: {value: 1, u: 4, dof: 7}
      """,
      "d.yaml": """
      model: d = a - b
      inputs:
        a: {from: s.json, name: y1}
        b: {from: s.json, name: y2}
      """,
      "e.yaml": """
      model: d = a - b
      inputs:
        a: {from: s.yaml, name: y1}
        b: {from: s.yaml, name: y2}
      """,
    ])
    let saved = try CommandRun(
      "propagate", "s.yaml", "--save", "s.json", "--trials", "none", folder: folder)
    #expect(saved.status == 0, "\(saved.errors)")
    let again = try CommandRun(
      "propagate", "s.yaml", "--save", "s.json", "--trials", "none", folder: folder)
    #expect(again.status == 73)
    for file in ["d.yaml", "e.yaml"] {
      let run = try CommandRun(
        "propagate", file, "--format", "json", "--trials", "none", folder: folder)
      #expect(run.status == 0, "\(run.errors)")
      let difference = try output(run)
      #expect(difference["value"] as? Double == 9)
      #expect(difference["standardUncertainty"] as? Double == 5)
      // (4/5)⁴/7 is what remains of finite degrees of freedom.
      let ν = try #require(difference["degreesOfFreedom"] as? Double)
      #expect(Tolerance.roundings(16).accepts(ν, oracle: 7 * 625 / 256.0))
    }
  }

  @Test func partsAndCorrelations() throws {
    let run = try CommandRun(
      "propagate", "-", "--format", "json", "--trials", "none",
      input: """
        model: y = a + b + c
        inputs:
          a: {value: 1, u: 3, plus: {value: 0.5, u: 4}}
          b: {value: 2, u: 3}
          c: {value: 3, U: 8, k: 2}
        correlations: [{between: [b, c], r: -0.5}]
        """)
    #expect(run.status == 0, "\(run.errors)")
    let sum = try output(run)
    // 9 + 16 + 9 + 16 − 12.
    let u = try #require(sum["standardUncertainty"] as? Double)
    #expect(Tolerance.roundings(4).accepts(u, oracle: 38.0.squareRoot()))
    #expect(sum["value"] as? Double == 6.5)
    #expect((sum["budget"] as? [[String: Any]])?.count == 4)
  }

  @Test(arguments: [
    ("model: y = a * (b\ninputs: {a: {value: 1, u: 1}, b: {value: 1, u: 1}}", ":1:18: "),
    ("model: |\n  y = a\n    + q()\ninputs: {a: {value: 1, u: 1}}", ":3:"),
    ("model: y = a\ninputs: {a: {value: 1, u: -1}}", "u is negative"),
    ("model: y = a\ninputs: {a: {value: 1, u: 1, dof: 0.5}}", "below 1"),
    ("model: y = a\ninputs: {b: {value: 1, u: 1}}", "is no input"),
    ("model: y = a\ninputs: {a: {valu: 1, u: 1}}", "Did you mean value?"),
    ("model: y = 1/a\ninputs: {a: {value: 0, u: 1}}", "no finite value"),
    ("model: y = a\ninputs: {a: {value: 1e300, u: 1}}", "too large"),
    ("model: y = a\ninputs: {a: {distribution: {uniform: {a: 1, b: 1}}}}", "a is not below b"),
    ("model: y = a\ninputs: {a: {observations: [1]}}", "fewer than two observations"),
    ("model: y = a\ninputs: {a: {value: 1}}", "has no uncertainty"),
    ("model: y = a\ninputs: {a: {value: 1, U: 1}}", "no coverage factor"),
    ("model: y = a\ninputs: {a: {value: 1, u: 1}}\ncoverage: 95", "Write 0.95"),
    ("model: y = a\ninputs: {a: {from: missing.json}}", "missing.json"),
    ("model: y = a\n", "there are no inputs"), ("inputs: {}", "there is no model"),
    ("[]", "mapping"),
    (
      """
      model: y = a + b + c
      inputs: {a: {value: 1, u: 1}, b: {value: 1, u: 1}, c: {value: 1, u: 1}}
      correlations: [{between: [a, b], r: 1}, {between: [b, c], r: 1}, {between: [a, c], r: 0}]
      """, "r(a, b) = 0.7607"
    ),
    (
      """
      model: y = a + b
      inputs: {a: {value: 1, u: 1}, b: {value: 1, u: 1}}
      correlations: [{between: [a, b], r: 2}]
      """, "r is not from -1 to 1"
    ),
  ])
  func badInputIsNamed(_ yaml: String, _ message: String) throws {
    let run = try CommandRun("propagate", "-", "--trials", "none", input: yaml)
    let status: Int32 = yaml.contains("missing.json") ? 66 : 65
    #expect(run.status == status && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  /// What goes wrong with the numbers has a place in the file and a cause, in both languages.
  @Test(arguments: [
    (
      "model: |\n  b = a * 2\n  y = b + 1/a\ninputs: {a: {value: 0, u: 1}}", "1000", ":3:12: ",
      "division by zero", "chia cho 0"
    ),
    (
      "model: y = if(a > 5, ln(a), ln(-a))\ninputs: {a: {value: 1, u: 1}}", "1000", ":1:29: ",
      "logarithm of a negative number", "logarit của số âm"
    ),
    (
      "model: y = 1 + sqrt(a)\ninputs: {a: {value: 0, u: 1}}", "1000", ":1:16: ", "no derivative",
      "không có đạo hàm"
    ),
    (
      "model: y = 9^9^9^9 * a\ninputs: {a: {value: 1, u: 1}}", "1000", ":1:15: ",
      "beyond the range of numbers", "vượt phạm vi số"
    ),
    (
      "model: |\n  p = a^4\n  y = 2 * p\ninputs: {a: {value: 1e60, u: 1}}", "1000", ":2:8: ",
      "is beyond 1e70", "vượt quá 1e70"
    ),
    (
      "model: y = a * 1e400\ninputs: {a: {value: 1, u: 1}}", "1000", ":1:16: ", "is too large",
      "quá lớn"
    ),
    (
      "model: y = 2 - exp(a)\ninputs: {a: {value: 1000, u: 1}}", "1000", ":1:16: ",
      "beyond the range of numbers", "vượt phạm vi số"
    ),
    (
      "inputs: {a: {value: 1, u: 0.5}}\nmodel: y = 3 * ln(a)", "1000", ":2:16: ",
      "logarithm of a negative number in", "logarit của số âm trong"
    ),
    (
      "model: y = a\ninputs: {a: {value: 1, u: 1}}\ntrials: 3", nil, ":3:9: ", "Make at least",
      "Cần ít nhất"
    ),
    (
      "model: y = a\ninputs: {a: {value: 1, u: 1}}\ntrials: 1e15", nil, ":3:9: ", "makes at most",
      "có nhiều nhất"
    ),
    (
      """
      model: y = a + b + c
      inputs: {a: {value: 1, u: 1}, b: {value: 1, u: 1}, c: {value: 1, u: 1}}
      correlations: [{between: [a, b], r: 1}, {between: [b, c], r: 1}, {between: [a, c], r: 0}]
      """, "none", ":3:15: ", "nearest valid matrix", "Ma trận hợp lệ gần nhất"
    ),
  ])
  func numbersThatGoWrong(
    _ yaml: String, _ trials: String?, _ place: String, _ english: String, _ vietnamese: String
  ) throws {
    for (language, cause) in [("en", english), ("vi", vietnamese)] {
      let folder = try WorkFolder(["m.yaml": yaml])
      let run = try CommandRun(
        arguments: ["propagate", "m.yaml", "--lang", language]
          + (trials.map { ["--trials", $0] } ?? []),
        folder: folder)
      #expect(run.status == 65 && run.output.isEmpty, "\(run.errors)")
      #expect(run.errors.contains("m.yaml" + place) && run.errors.contains(cause), "\(run.errors)")
    }
  }

  @Test func heavyTailsHaveNoStandardUncertainty() throws {
    let run = try CommandRun(
      "propagate", "-", "--format", "json", "--trials", "20000",
      input: "model: y = a\ninputs: {a: {distribution: {t: {mean: 1, scale: 1, dof: 2}}}}")
    #expect(run.status == 0, "\(run.errors)")
    let y = try output(run)
    #expect((y["standardUncertainty"] as? [String: String])?["absent"]?.contains("a") == true)
    #expect((y["monteCarlo"] as? [String: Any])?["symmetric"] != nil)
  }

  /// A reference value from its own budget: u² = 9 + 16, so ζ = (12 − 2)/√(25 + 75).
  @Test func anAssignedValueComesFromAPropagation() throws {
    let folder = try WorkFolder([
      "ref.yaml": """
      model: L = a + b
      inputs: {a: {value: 1, u: 3}, b: {value: 1, u: 4}}
      """,
      "round.yaml": """
      results: r.csv
      assignedValue: {method: reference-laboratory, propagation: ref.yaml, output: L}
      scores: [zeta]
      """,
      "wrong.yaml": """
      results: r.csv
      assignedValue: {method: reference-laboratory, propagation: ref.yaml, output: M}
      """,
      "r.csv": "lab,value,u\nA,12,8.660254037844386\n",
    ])
    let run = try CommandRun("analyze", "round.yaml", "--format", "json", folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    let measurand = try #require((try run.json()["measurands"] as? [[String: Any]])?.first)
    let assigned = try #require(measurand["assignedValue"] as? [String: Any])
    #expect(assigned["value"] as? Double == 2)
    #expect(assigned["standardUncertainty"] as? Double == 5)
    let result = try #require((measurand["results"] as? [[String: Any]])?.first)
    let scores = try #require(result["scores"] as? [String: [String: Any]])
    let zeta = try #require(scores["zeta"]?["value"] as? Double)
    #expect(Tolerance.roundings(8).accepts(zeta, oracle: 1))
    let wrong = try CommandRun("analyze", "wrong.yaml", folder: folder)
    #expect(wrong.status == 65 && wrong.errors.contains("\"M\" is not a known output"))
  }
}
