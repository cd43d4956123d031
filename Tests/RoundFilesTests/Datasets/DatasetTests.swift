import Interlab
import RoundFiles
import Testing

@Suite("Published comparisons")
struct DatasetTests {
  @Test("There are the eleven comparisons of the table in Datasets/README.md, each complete")
  func areComplete() {
    #expect(Dataset.all.count == 11)
    for dataset in Dataset.all {
      for file in ["README.md", "results.csv", "expected.json"] {
        #expect(dataset.has(file), "\(dataset.name)/\(file)")
      }
    }
  }

  @Test("Every published figure comes out at its printed digits", arguments: Dataset.all)
  func figuresComeOut(of dataset: Dataset) throws {
    let round = try RoundFile(dataset.path("round.yaml")).round()
    let figures = try dataset.figures()
    #expect(!figures.isEmpty)
    for figure in figures {
      let analysis = try Analysis(of: round.with(assignedValue: figure.method))
      let observed = try #require(ObservedFigure(analysis, measurand: figure.measurand))
      for (laboratory, text) in figure.texts {
        let place: Comment =
          "\(figure.figure) \(figure.measurand ?? "") \(laboratory ?? ""), printed \(text)"
        let value = try #require(observed.value(figure.figure, laboratory: laboratory), place)
        #expect(try figure.accepts(value, printedAs: text), "\(place.rawValue), is \(value)")
      }
    }
  }

  @Test("Every score asked for is there for every result", arguments: Dataset.all)
  func scoresAreThere(in dataset: Dataset) throws {
    let analysis = try Analysis(of: RoundFile(dataset.path("round.yaml")).round())
    for comparison in analysis.comparisons {
      #expect(comparison.scoreKinds == comparison.comparison.scores)
      #expect(comparison.scores.allSatisfy { $0.allSatisfy { $0.value != nil } })
    }
  }
}

extension Round {
  /// The same round with another assigned value, or itself.
  fileprivate func with(assignedValue name: String?) throws -> Round {
    guard let name else { return self }
    let method = try #require(assignedValueMethod(named: name, MethodOptions()))
    var round = self
    for index in round.comparisons.indices { round.comparisons[index].assignedValue = method }
    return round
  }
}
