import ArgumentParser
import Interlab
import Metrology
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong score`: from a results file to scores, without a round's definition.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: Phrase(
      vi: "Chấm điểm một tệp kết quả: các cột lab, value và nếu có thì U, k, u, dof, …",
      en: "Scores a results file: columns lab, value and, where there are, U, k, u, dof, …"),
    examples: [
      "lienphong score results.csv --assigned-value algorithm-a --sigma-pt robust --score z,zPrime",
      "lienphong score results.csv --assigned-value 10.002 --U 0.004 --k 2 --score En,zeta",
      "lienphong score - --assigned-value weighted-mean --score En --format csv < results.csv",
      "lienphong score archive.csv --assigned-value median --sigma-pt robust --score z --summary",
    ],
    discussion: Phrase(
      vi: """
        Các cột được nhận theo tên: lab, value, U, k, u, dof, measurand, item, round, replicate, include, \
        date, method, note. Trong các cột round, item và measurand, cột nào có mặt thì phân chia các so \
        sánh.

        \(streamHelp.vietnamese)
        """,
      en: """
        Columns are found by name: lab, value, U, k, u, dof, measurand, item, round, replicate, \
        include, date, method, note. Those of round, item and measurand that are there separate the \
        comparisons.

        \(streamHelp.english)
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Tệp kết quả (CSV, .xlsx hoặc XML của BIPM); - là đầu vào chuẩn.",
      en: "The results file (CSV, .xlsx or BIPM's XML); - for standard input.",
      valueName: .resultsFile))
  var results: String?

  @Flag(
    name: .customLong("stream"),
    help: ArgumentHelp(
      vi:
        "Trả lời từng phép so sánh gửi đến theo dòng JSON, mỗi phép ngay bằng một dòng JSON.",
      en: "Answer comparisons that come one a line as JSON, each at once by a line of JSON."))
  var isStream = false

  @OptionGroup(title: .assignedValue)
  var assigned: StatedValueOptions

  @OptionGroup(
    title: Phrase(
      vi: "Độ không đảm bảo đo của giá trị ấn định cho bằng số, viết ngắn",
      en: "Uncertainty of a given assigned value, in short"))
  var short: UncertaintyOptions

  @OptionGroup(title: .covariances)
  var covariances: CovarianceOptions

  @OptionGroup(title: .results)
  var reading: ReadingOptions

  @OptionGroup(title: .scoring)
  var scoring: ScoringOptions

  @OptionGroup(title: .output)
  var output: OutputOptions

  @OptionGroup(title: .output)
  var verdicts: VerdictOptions

  @OptionGroup(title: Phrase(vi: "Kho dữ liệu lớn", en: "Archives"))
  var archive: ArchiveOptions

  func validate() throws {
    guard results != nil || isStream else {
      // The argument parser's own words, which stand in Vietnamese beside its others.
      throw ValidationError("Missing expected argument '<\(Phrase.resultsFile.text)>'")
    }
  }

  func run() throws {
    try endingWithStatus {
      if isStream { return try stream() }
      let results = results ?? "-"
      let definition = try definition()
      guard let form = archive.form(output), !reading.showRepairs, reading.encoding == .utf8 else {
        return try scoreWhole(results, definition)
      }
      let source = try ArchiveSource(results)
      if try scoreInPieces(source, definition, form) { return }
      try scoreWhole(results, definition, source.contents())
    }
  }

  /// Scores the file piece by piece; false where it needs to be read whole.
  private func scoreInPieces(
    _ source: ArchiveSource, _ definition: ComparisonDefinition, _ form: ArchiveForm
  ) throws -> Bool {
    let progress = ProgressLine(total: source.count)
    defer { progress.end() }
    giveBackLargeBlocks()
    guard
      let scoring = try ArchiveScoring(
        source, decimalMark: reading.decimal, ignoredColumns: reading.ignoredColumns,
        definition: definition, template: scoring.round, threads: archive.threadCount(),
        memoryLimit: archive.memoryLimit(), findsNoticesOfSummary: archive.notices,
        progress: { progress.advance(to: $0) }),
      let outcome = try scoring.run(form, to: .standardOutput)
    else { return false }
    if form != .json, archive.findsNotices {
      showNotices(outcome.notices, of: outcome.comparisonCount, .ofCommand)
    }
    if verdicts.failOn == .action, outcome.hasAction { throw ExitStatus.actionSignal.code }
    return true
  }

  private func scoreWhole(
    _ results: String, _ definition: ComparisonDefinition, _ bytes: [UInt8]? = nil
  ) throws {
    let round = try reading.round(results, definition, scoring.round, bytes: bytes)
    let analysis = try Analysis(of: round)
    if archive.summary, let form = archive.form(output) {
      try standardOutput(form.bytes(of: analysis))
      if archive.notices { showNotices(of: analysis, .ofCommand) }
    } else {
      try show(analysis, output.format, color: verdicts.color)
    }
    try verdicts.end(analysis)
  }

  func definition() throws -> ComparisonDefinition {
    let assigned = try assignedValue()
    if let value = try assigned.statedValue() {
      return ComparisonDefinition(rules: try scoring.rules(.stated(value)))
    }
    let name = assigned.assignedValue
    guard let method = assignedValueMethod(named: name, try scoring.methodOptions()) else {
      throw unknownName(
        name, Phrase(vi: "giá trị ấn định", en: "assigned value"), among: assignedValueMethodNames,
        isNumberToo: true)
    }
    if assigned.uncertainty.isStated {
      throw UsageMistake(
        Phrase(
          vi:
            "\(name) tự tính độ không đảm bảo đo của mình: bỏ --U, --k, --u và --dof, hoặc cho giá trị ấn "
            + "định bằng số.",
          en:
            "\(name) finds its own uncertainty: remove --U, --k, --u and --dof, or give the assigned "
            + "value as a number."))
    }
    let source = try covariances.source()
    guard method.takesCovariance || source == nil else {
      throw UsageMistake(
        Phrase(
          vi: "\(name) không dùng đến --covariance-matrix hay --components.",
          en: "\(name) has no use for --covariance-matrix or --components."))
    }
    guard name != ReferenceEstimator.glsName || source != nil else {
      throw CovarianceOptions.needed
    }
    return ComparisonDefinition(rules: try scoring.rules(method), covariances: source)
  }

  /// The assigned value with the short names of its uncertainty taken in.
  private func assignedValue() throws -> StatedValueOptions {
    var merged = assigned
    func merge(_ short: String?, _ long: inout String?, _ name: String) throws {
      guard let short else { return }
      guard long == nil else {
        throw UsageMistake(
          Phrase(
            vi: "--\(name) và --assigned-\(name) là một: chỉ dùng một.",
            en: "--\(name) and --assigned-\(name) are the same: give one of them."))
      }
      long = short
    }
    try merge(short.expanded, &merged.uncertainty.expanded, "U")
    try merge(short.factor, &merged.uncertainty.factor, "k")
    try merge(short.standard, &merged.uncertainty.standard, "u")
    try merge(short.degreesOfFreedom, &merged.uncertainty.degreesOfFreedom, "dof")
    return merged
  }
}
