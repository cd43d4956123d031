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
    commandName: "plot",
    abstract: Phrase(
      vi: "Vẽ một biểu đồ của một vòng (YAML) hoặc một tệp kết quả (CSV, XLSX), dạng SVG hoặc PNG.",
      en: "Draws one chart of a round (YAML) or a results file (CSV, XLSX), as SVG or PNG."),
    examples: [
      "lienphong plot results round.yaml -o results.svg",
      "lienphong plot pomplot results.csv --assigned-value weighted-mean --unit mg -o pom.svg",
      "lienphong plot heatmap round.yaml --lang vi -o field.png",
    ],
    discussion: Phrase(
      vi: """
        Các loại: \(PlotKind.allCases.map(\.rawValue).joined(separator: ", ")).
        """,
      en: """
        Kinds: \(PlotKind.allCases.map(\.rawValue).joined(separator: ", ")).
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Loại biểu đồ.",
      en: "What to draw.", valueName: Phrase(vi: "loại", en: "kind")))
  var kind: PlotKind

  @Argument(
    help: ArgumentHelp(
      vi: "Tệp định nghĩa của vòng (.yaml, .yml, .json) hoặc tệp kết quả.",
      en: "A round's definition (.yaml, .yml, .json) or a results file.", valueName: .file))
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      vi: "Tệp hình: .svg hoặc .png. Không có thì SVG ghi ra đầu ra chuẩn.",
      en: "The drawing: .svg or .png. Without it SVG goes to stdout."))
  var output: String?

  @Option(
    help: ArgumentHelp(
      vi: "Đại lượng đo, khi có nhiều; mặc định là đại lượng đầu tiên.",
      en: "The measurand, where there are several; by default the first."))
  var measurand: String?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      vi: "Với biểu đồ Youden: đại lượng đo thứ hai.",
      en: "Of a Youden plot: the second measurand."))
  var second: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Với tệp kết quả: giá trị ấn định, một số hoặc một phương pháp.",
      en: "Of a results file: the assigned value, a number or a method.", valueName: .value))
  var assignedValue: String?

  @OptionGroup(
    title: Phrase(
      vi: "Độ không đảm bảo đo của giá trị ấn định cho bằng số",
      en: "Uncertainty of a given assigned value"))
  var assignedUncertainty: AssignedUncertaintyOptions

  @OptionGroup(title: Phrase(vi: "Tệp kết quả", en: "Results file"))
  var reading: ReadingOptions

  @OptionGroup(title: Phrase(vi: "Chấm điểm tệp kết quả", en: "Scoring of a results file"))
  var scoring: ScoringOptions

  @OptionGroup var language: LanguageOptions

  @Flag(
    help: ArgumentHelp(
      vi: "Thay tệp đã có sẵn ở đó.",
      en: "Replace a file that is there already."))
  var force = false

  func run() throws {
    try endingWithStatus {
      let analysis = try analysis()
      let index = try measurand.map { try self.index(of: $0, in: analysis) } ?? 0
      let second = try second.map { try self.index(of: $0, in: analysis) }
      let plot: AnalysisPlot
      do throws(PlotAbsence) {
        plot = try AnalysisPlot(
          kind, of: analysis, comparison: index, second: second, language: .ofCommand)
      } catch {
        let chart = "\(file): \(kind.rawValue): "
        throw QuantityRefused(
          message: Phrase(
            vi: chart + error.message(in: .vietnamese) + ".",
            en: chart + error.message(in: .english) + "."))
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
      throw QuantityRefused(
        message: Phrase(vi: "\(file): không có kết quả nào.", en: "\(file): there are no results."))
    }
    return analysis
  }

  private func definedRound() throws -> Round {
    guard assignedValue == nil else {
      throw UsageMistake(
        Phrase(
          vi: "Tệp định nghĩa của vòng đã nêu giá trị ấn định: bỏ --assigned-value.",
          en: "A round's definition says what the assigned value is: leave the option out."))
    }
    return try RoundFile(file).round()
  }

  private func definition() throws -> ComparisonDefinition {
    guard let assignedValue else {
      guard kind.needsNoAssignedValue else {
        throw UsageMistake(
          Phrase(
            vi: "\(kind.rawValue) của một tệp kết quả cần --assigned-value.",
            en: "\(kind.rawValue) of a results file needs --assigned-value."))
      }
      return ComparisonDefinition(rules: try scoring.rules(.consensus(.mean)))
    }
    if let value = try assignedUncertainty.statedValue(assignedValue) {
      return ComparisonDefinition(rules: try scoring.rules(.stated(value)))
    }
    guard let method = assignedValueMethod(named: assignedValue, try scoring.methodOptions()) else {
      throw unknownName(
        assignedValue, Phrase(vi: "giá trị ấn định", en: "assigned value"),
        among: assignedValueMethodNames, isNumberToo: true)
    }
    guard !assignedUncertainty.isStated else {
      throw UsageMistake(
        Phrase(
          vi: "\(assignedValue) tự tính độ không đảm bảo đo của mình: bỏ --assigned-U.",
          en: "\(assignedValue) finds its own uncertainty: leave --assigned-U out."))
    }
    guard assignedValue != ReferenceEstimator.glsName else {
      throw UsageMistake(
        Phrase(
          vi: "gls cần các hiệp phương sai: hãy vẽ từ tệp định nghĩa của vòng.",
          en: "gls needs covariances: draw it from a round's definition."))
    }
    return ComparisonDefinition(rules: try scoring.rules(method))
  }

  private func index(of measurand: String, in analysis: Analysis) throws -> Int {
    let names = analysis.comparisons.map { $0.comparison.key.measurand ?? "" }
    guard let index = names.firstIndex(of: measurand) else {
      throw unknownName(
        measurand, Phrase(vi: "đại lượng đo", en: "measurand"), among: Array(names.prefix(20)))
    }
    return index
  }
}

extension Plot {
  private func write(_ plot: AnalysisPlot) throws {
    guard let output else { return try standardOutput(Array(plot.svg.utf8)) }
    let slash = output.lastIndex(of: "/")
    let name = slash.map { String(output[output.index(after: $0)...]) } ?? output
    guard !name.isEmpty else {
      throw UsageMistake(
        Phrase(
          vi: "-o không nêu tên tệp.",
          en: "-o names no file."))
    }
    let folder = slash.map { $0 == output.startIndex ? "/" : String(output[..<$0]) } ?? "."
    let bytes =
      if name.lowercased().hasSuffix(".png") {
        try PictureMaker().png(
          of: plot.svg, width: plot.width, height: plot.height, making: output)
      } else if name.lowercased().hasSuffix(".svg") {
        Array(plot.svg.utf8)
      } else {
        throw UsageMistake(
          Phrase(
            vi: "-o nêu một tệp có đuôi .svg hoặc .png.",
            en: "-o names a file that ends in .svg or .png."))
      }
    try OutputFolder(folder).write([(name, bytes)], overwriting: force)
  }
}
