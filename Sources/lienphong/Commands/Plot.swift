import ArgumentParser
import Interlab
import Metrology
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong plot`: one chart of a round or of a results file.
struct Plot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draws one chart of a round (YAML) or a results file (CSV, XLSX), as SVG or PNG.",
    discussion: """
      Examples:
        lienphong plot results round.yaml -o results.svg
        lienphong plot pomplot results.csv --assigned-value weighted-mean --unit mg -o pom.svg
        lienphong plot heatmap round.yaml --lang vi -o field.png

      Kinds: \(PlotKind.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(help: "What to draw.")
  var kind: PlotKind

  @Argument(help: "A round's definition (.yaml, .yml, .json) or a results file.")
  var file: String

  @Option(name: .shortAndLong, help: "The drawing: .svg or .png. Without it SVG goes to stdout.")
  var output: String?

  @Option(help: "The measurand, where there are several; by default the first.")
  var measurand: String?

  @Option(name: .customLong("with"), help: "Of a Youden plot: the second measurand.")
  var second: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Of a results file: the assigned value, a number or a method.", valueName: "value"))
  var assignedValue: String?

  @OptionGroup(title: "Uncertainty of a given assigned value")
  var assignedUncertainty: AssignedUncertaintyOptions

  @OptionGroup(title: "Results file")
  var reading: ReadingOptions

  @OptionGroup(title: "Scoring of a results file")
  var scoring: ScoringOptions

  @Option(help: "Language of the words: vi or en. By default that of the locale.")
  var lang: Language?

  @Flag(help: "Replace a file that is there already.")
  var force = false

  func run() throws {
    try endingWithStatus {
      let analysis = try analysis()
      let index = try measurand.map { try self.index(of: $0, in: analysis) } ?? 0
      let second = try second.map { try self.index(of: $0, in: analysis) }
      let plot: AnalysisPlot
      do throws(PlotAbsence) {
        plot = try AnalysisPlot(
          kind, of: analysis, comparison: index, second: second, language: lang ?? .ofLocale)
      } catch {
        throw QuantityRefused(
          message: escapingControls(
            "\(file): \(kind.rawValue): \(error.message(in: lang ?? .ofLocale))."))
      }
      try write(plot)
    }
  }

  private func analysis() throws -> Analysis {
    let round =
      [".yaml", ".yml", ".json"].contains { file.lowercased().hasSuffix($0) }
      ? try definedRound() : try reading.round(file, definition(), scoring.round)
    var analysis = try Analysis(of: round)
    if kind == .mandelH || kind == .mandelK { analysis.precision = RoundPrecision(of: round) }
    guard !analysis.comparisons.isEmpty else {
      throw QuantityRefused(message: escapingControls("\(file): there are no results."))
    }
    return analysis
  }

  private func definedRound() throws -> Round {
    guard assignedValue == nil else {
      throw UsageMistake(
        "A round's definition says what the assigned value is: leave the option "
          + "out.")
    }
    return try RoundFile(file).round()
  }

  private func definition() throws -> ComparisonDefinition {
    guard let assignedValue else {
      guard kind.needsNoAssignedValue else {
        throw UsageMistake("\(kind.rawValue) of a results file needs --assigned-value.")
      }
      return ComparisonDefinition(rules: try scoring.rules(.consensus(.mean)))
    }
    if let value = try assignedUncertainty.statedValue(assignedValue) {
      return ComparisonDefinition(rules: try scoring.rules(.stated(value)))
    }
    guard let method = assignedValueMethod(named: assignedValue, try scoring.methodOptions()) else {
      throw unknownName(
        assignedValue, "assigned value", among: ["a number"] + assignedValueMethodNames)
    }
    guard !assignedUncertainty.isStated else {
      throw UsageMistake("\(assignedValue) finds its own uncertainty: leave --assigned-U out.")
    }
    guard assignedValue != ReferenceEstimator.glsName else {
      throw UsageMistake("gls needs covariances: draw it from a round's definition.")
    }
    return ComparisonDefinition(rules: try scoring.rules(method))
  }

  private func index(of measurand: String, in analysis: Analysis) throws -> Int {
    let names = analysis.comparisons.map { $0.comparison.key.measurand ?? "" }
    guard let index = names.firstIndex(of: measurand) else {
      throw unknownName(measurand, "measurand", among: Array(names.prefix(20)))
    }
    return index
  }
}

extension Plot {
  private func write(_ plot: AnalysisPlot) throws {
    guard let output else { return try standardOutput(Array(plot.svg.utf8)) }
    let slash = output.lastIndex(of: "/")
    let name = slash.map { String(output[output.index(after: $0)...]) } ?? output
    guard !name.isEmpty else { throw UsageMistake("-o names no file.") }
    let folder = slash.map { $0 == output.startIndex ? "/" : String(output[..<$0]) } ?? "."
    let bytes =
      if name.lowercased().hasSuffix(".png") {
        try PictureMaker().png(
          of: plot.svg, width: plot.width, height: plot.height, making: output)
      } else if name.lowercased().hasSuffix(".svg") {
        Array(plot.svg.utf8)
      } else {
        throw UsageMistake("-o names a file that ends in .svg or .png.")
      }
    try OutputFolder(folder).write([(name, bytes)], overwriting: force)
  }
}
