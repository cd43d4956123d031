public import Interlab

/// The comparisons of an analysis as JSON, each on a line of its own: the objects that stand in
/// `measurands` of `lienphong.analysis`.
///
/// Complexity: O(results × scores).
public func comparisonLinesJSON(_ analysis: Analysis) -> [UInt8] {
  var json = JSONText()
  for comparison in analysis.comparisons {
    json.append(comparison, nil, in: analysis.round)
    json.endLine()
  }
  return json.bytes
}
