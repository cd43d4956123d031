import ArgumentParser
import Interlab
import Mathematics
import Tables
import Wording

/// How the standard deviations are estimated.
enum PrecisionMethodName: String, ExpressibleByArgument, CaseIterable {
  case classical
  case robust
}

/// The options that say how a precision experiment is laid out and estimated.
struct PrecisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "classical (ISO 5725-2) hoặc robust (ISO 5725-5: thuật toán A và S).",
      en: "classical (ISO 5725-2) or robust (ISO 5725-5: Algorithms A and S)."))
  var method: PrecisionMethodName = .classical

  @Option(
    help: ArgumentHelp(
      vi:
        "one-way, hoặc split-level (ISO 5725-5: hai vật liệu gần giống nhau, mỗi vật liệu một kết quả).",
      en: "one-way, or split-level (ISO 5725-5: two similar materials, one result of each)."))
  var design: PrecisionDesign = .oneWay

  @Option(
    help: ArgumentHelp(
      vi: "Thiết kế lồng nhau (ISO 5725-3): các cột yếu tố từ ngoài vào trong, lab đứng đầu.",
      en: "Nested design (ISO 5725-3): the columns of the factors from the outermost, lab first.",
      valueName: Phrase(vi: "các-cột", en: "columns")))
  var nested: String?

  @Option(
    help: ArgumentHelp(
      vi: "Hằng số của thuật toán A và S: printed hoặc exact. Mặc định với A là printed.",
      en: "Constants of Algorithms A and S: printed or exact. By default printed for A."))
  var constants: RobustConstants?

  @Option(
    name: .customLong("accepted-value"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      vi:
        "Giá trị quy chiếu được chấp nhận (ISO 5725-4), cho một mức viết LEVEL=VALUE; có thể dùng nhiều lần.",
      en:
        "Accepted reference value (ISO 5725-4), for one level LEVEL=VALUE; may stand several times.",
      valueName: .value))
  var accepted: [String] = []

  @Option(
    name: .customLong("accepted-u"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Độ không đảm bảo đo chuẩn của giá trị được chấp nhận.",
      en: "Standard uncertainty of the accepted value."))
  var acceptedUncertainty: String?

  var rules: PrecisionRules {
    PrecisionRules(
      design: design, isRobust: method == .robust, locationConstants: constants ?? .printed,
      scaleConstants: constants ?? .exact)
  }

  /// The columns of a nested design; none for one factor.
  func factors() throws -> [String] {
    guard acceptedUncertainty == nil || !accepted.isEmpty else {
      throw UsageMistake(
        Phrase(
          vi: "--accepted-u đi kèm --accepted-value.",
          en: "--accepted-u belongs to --accepted-value."))
    }
    guard let nested else { return [] }
    let names = nested.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.count >= 2, names[0] == "lab" else {
      throw UsageMistake(
        Phrase(
          vi: "--nested nêu các yếu tố từ ngoài vào trong, lab đứng đầu, như lab,day,operator.",
          en: "--nested names the factors from the outermost, lab first, such as lab,day,operator.")
      )
    }
    let other = names.dropFirst().first { ["lab", "value", "level", "replicate", ""].contains($0) }
    if let other {
      throw UsageMistake(
        Phrase(
          vi: "\(excerpt(of: other)) không phải là yếu tố của một thiết kế lồng nhau.",
          en: "\(excerpt(of: other)) is not a factor of a nested design."))
    }
    guard Set(names).count == names.count else {
      throw UsageMistake(
        Phrase(
          vi: "--nested nêu một cột hai lần.",
          en: "--nested names a column twice."))
    }
    guard method == .classical, design == .oneWay, accepted.isEmpty else {
      throw UsageMistake(
        Phrase(
          vi: "--nested đứng riêng: bỏ --method, --design, --accepted-value.",
          en: "--nested stands alone: leave out --method, --design, --accepted-value."))
    }
    return names
  }

  /// The accepted values by the index of their level.
  func acceptedValues(
    of experiment: PrecisionExperiment
  ) throws -> [Int: MethodTrueness.AcceptedValue] {
    let u = try acceptedUncertainty.map { try number($0, "--accepted-u") { $0 >= 0 } } ?? 0
    var values: [Int: MethodTrueness.AcceptedValue] = [:]
    for text in accepted {
      let (level, value) = try place(of: text, in: experiment)
      let number = try number(String(value), "--accepted-value") { $0.isFinite }
      guard values.updateValue(.init(value: number, standardUncertainty: u), forKey: level) == nil
      else {
        throw UsageMistake(
          Phrase(
            vi: "--accepted-value được cho hai lần ở cùng một mức.",
            en: "--accepted-value is given twice for one level."))
      }
    }
    return values
  }

  private func place(
    of text: String, in experiment: PrecisionExperiment
  ) throws -> (level: Int, value: Substring) {
    guard let sign = text.lastIndex(of: "=") else {
      guard experiment.levels.count == 1 else {
        throw UsageMistake(
          Phrase(
            vi: "Tệp có \(experiment.levels.count) mức: hãy viết --accepted-value LEVEL=VALUE.",
            en:
              "The file has \(experiment.levels.count) levels: write --accepted-value LEVEL=VALUE.")
        )
      }
      return (0, text[...])
    }
    let name = String(text[..<sign])
    let names = experiment.levels.map { $0.name ?? "" }
    guard let level = names.firstIndex(of: name) else {
      throw unknownName(name, Phrase(vi: "mức", en: "level"), among: Array(names.prefix(50)))
    }
    return (level, text[text.index(after: sign)...])
  }
}
