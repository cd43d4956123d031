/// How much one page shows. A test sets them small.
struct ReportLimits: Sendable {
  /// Results of one comparison.
  var results = HTMLReport.resultLimit

  /// Results in all.
  var total = HTMLReport.totalLimit

  /// Comparisons with a section of their own.
  var sections = HTMLReport.sectionLimit

  /// Comparisons that the overview lists.
  var comparisons = HTMLReport.comparisonLimit
}
