import ArgumentParser
import Interlab
import Mathematics
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong reference`: every applicable reference value side by side.
struct Reference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: Phrase(
      vi: "Đặt mọi giá trị ấn định áp dụng được cạnh nhau, kèm kết luận theo từng giá trị.",
      en: "Sets every applicable assigned value side by side, and the verdicts under each."),
    examples: [
      "lienphong reference results.csv",
      "lienphong reference results.csv --method weighted-mean,algorithm-a --format json",
      "lienphong reference results.csv --method gls --components components.csv",
      "lienphong reference regional.csv --link key-comparison.csv --link-correlation 0.5",
      "lienphong reference results.csv --method weighted-mean --unit MBq --xml > comparison.xml",
    ])

  @Argument(
    help: ArgumentHelp(
      vi: "Tệp kết quả (CSV, .xlsx hoặc XML của BIPM); - là đầu vào chuẩn.",
      en: "The results file (CSV, .xlsx or BIPM's XML); - for standard input.",
      valueName: .resultsFile))
  var results: String

  @Option(
    name: [.customLong("method"), .customLong("methods")],
    help: ArgumentHelp(
      vi: "Chỉ các phương pháp này, cách nhau bằng dấu phẩy.",
      en: "Only these methods, separated by commas.", valueName: .names))
  var methods: String?

  @Option(
    name: [.customLong("convention"), .customLong("conventions")],
    help: ArgumentHelp(
      vi: "Quy ước của mức độ tương đương: claims, dark, leave-one-out, predictive.",
      en: "Conventions of degrees of equivalence: claims, dark, leave-one-out, predictive.",
      valueName: .names))
  var conventions: String?

  @Flag(
    help: ArgumentHelp(
      vi: "Cho thêm mức độ tương đương của từng cặp phòng thí nghiệm (JSON).",
      en: "Give the degrees of equivalence of each pair of laboratories too (JSON)."))
  var pairs = false

  @Flag(
    help: ArgumentHelp(
      vi: "Cho thêm mật độ nhân của các kết quả cùng các mốt (text và JSON).",
      en: "Give the kernel density of the results with its modes too (text and JSON)."))
  var density = false

  @Flag(
    name: .customLong("xml"),
    help: ArgumentHelp(
      vi: "Ghi một phép so sánh thành XML theo dạng mà BIPM công bố.",
      en: "Write one comparison as XML in the form in which BIPM publishes comparisons."))
  var xml = false

  @Option(
    help: ArgumentHelp(
      vi:
        "Tệp định nghĩa của vòng, có keyComparison: nêu mã, DOI, loại dịch vụ và tổ chức điều phối "
        + "cho --xml.",
      en:
        "The round's definition, whose keyComparison: names code, DOI, service category and pilot "
        + "for --xml.", valueName: .file))
  var definition: String?

  @OptionGroup(title: .covariances)
  var covariances: CovarianceOptions

  @OptionGroup(title: Phrase(vi: "Liên kết", en: "Link"))
  var link: LinkOptions

  @OptionGroup(title: .results)
  var reading: ReadingOptions

  @OptionGroup(title: .scoring)
  var scoring: ScoringOptions

  @OptionGroup(title: .output)
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      let methods = try chosenMethods()
      try checkXML()
      try link.check(results: results, output.format)
      var definition = try comparisonDefinition()
      definition.covariances = try covariances.source()
      let round = try reading.round(results, definition, scoring.round)
      let conventions = try chosenConventions()
      var surveys = round.comparisons.map { comparison in
        ReferenceSurvey(
          of: comparison, in: round, methods: methods, followsMethods: self.methods != nil,
          withDensities: density)
      }
      try link.apply(to: &surveys, in: round, reading, comparisonDefinition(), scoring.round)
      if xml { return try standardOutput(comparisonXML(surveys, in: round, conventions)) }
      switch output.format {
      case .text:
        let table = ReferenceTable(
          of: surveys, in: round, conventions: conventions, language: .ofCommand)
        try standardOutput(Array(table.text.utf8))
      case .json: try standardOutput(referenceJSON(surveys, in: round, conventions, pairs: pairs))
      case .csv: try standardOutput(referenceCSV(surveys))
      }
    }
  }

  /// Without covariances; whether a method can use an uncertainty of zero is for each to say.
  private func comparisonDefinition() throws -> ComparisonDefinition {
    let takesCovariances = try covariances.source() != nil
    let correlated = AssignedValueMethod.reference(
      .generalizedLeastSquares(covariance: Matrix(rows: [])))
    var rules = try scoring.rules(takesCovariances ? correlated : .consensus(.usualMedian))
    rules.scores = [.z]
    return ComparisonDefinition(rules: rules)
  }

  private func chosenConventions() throws -> [EquivalenceConvention] {
    guard let conventions else { return EquivalenceConvention.allCases }
    return try conventions.split(separator: ",").map { name in
      guard let convention = EquivalenceConvention(rawValue: String(name)) else {
        throw unknownName(
          String(name), Phrase(vi: "quy ước", en: "convention"),
          among: EquivalenceConvention.allCases.map(\.rawValue))
      }
      return convention
    }
  }

  private func chosenMethods() throws -> [AssignedValueMethod] {
    let options = try scoring.methodOptions()
    let takesCovariances = try covariances.source() != nil
    // A method may have a second name, and gls needs covariances.
    let known = assignedValueMethodNames.filter { name in
      (takesCovariances || name != ReferenceEstimator.glsName)
        && assignedValueMethod(named: name, options)?.name == name
    }
    let names = methods?.split(separator: ",").map(String.init) ?? known
    return try names.map { name in
      guard takesCovariances || name != ReferenceEstimator.glsName else {
        throw CovarianceOptions.needed
      }
      guard let method = assignedValueMethod(named: name, options)
      else {
        throw unknownName(name, Phrase(vi: "phương pháp", en: "method"), among: known)
      }
      return method
    }
  }
}
