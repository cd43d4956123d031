public import Interlab
public import Tables

/// A round as its definition file states it, before the results are read.
public struct RoundDefinition: Sendable {
  /// The round without laboratories, comparisons and results.
  public var round = Round()

  /// The results file, as written: relative to the definition's folder.
  public var resultsFile = "results.csv"

  /// Results that stand in the definition itself, some as propagations; empty where there is a file.
  var resultRows: [ResultRow] = []

  /// The sheet of a workbook with the results; `nil` for its only visible one.
  public var resultsSheet: String?

  /// The encoding of the results file.
  public var resultsEncoding = TextEncoding.utf8

  /// The decimal mark of the results file.
  public var decimalMark = DecimalMark.point

  /// Columns of the results file that are passed over.
  public var ignoredColumns: [String] = []

  /// The file of a precision experiment, if the round reports one.
  public var precision: PrecisionSource?

  /// Where the pairs of ``Round/youdenPairs`` stand: line and column.
  public var youdenPlaces: [(row: Int, column: Int)?] = []

  /// What the XML form of the comparison says beside its numbers.
  public var keyComparison = KeyComparisonParticulars()

  /// What the round's forms are like.
  public var forms = FormRules()

  /// The rules of each measurand by its id; one without an id stands for all.
  public var comparisons: [ComparisonDefinition] = []
}
