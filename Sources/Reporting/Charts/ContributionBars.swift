import Interlab
import Wording

/// The contributions of the inputs to _u_²(_y_) as horizontal bars, the largest first.
///
/// Beyond a dozen the smallest are one bar together.
struct ContributionBars {
  private struct Row {
    let name: String
    let share: Double?
  }

  private let rows: [Row]
  private let longest: Double
  private let note: String?
  private let title: String
  private let numbers: NumberStyle

  private static let most = 12
  private static let rowHeight = 19.0
  private static let left = 190.0
  private static let right = ChartFrame.width - 74

  init(_ contributions: [PropagatedDensity.Contribution], language: Language) {
    let numbers = NumberStyle(language)
    let ordered = contributions.sorted { ($0.share ?? .infinity) > ($1.share ?? .infinity) }
    let shown = ordered.count > Self.most ? Self.most - 1 : ordered.count
    var rows = ordered.prefix(shown).map { Row(name: $0.input, share: $0.share) }
    if shown < ordered.count {
      let rest = ordered.dropFirst(shown)
      let name = Phrase(vi: "\(rest.count) đầu vào khác", en: "\(rest.count) other inputs")
      let share = rest.reduce(0) { $0 + ($1.share ?? 0) }
      rows.append(Row(name: name.text(in: language), share: share.isFinite ? share : nil))
    }
    let sum = contributions.reduce(0) { $0 + ($1.share ?? 0) }
    let total = numbers.decimals(1, of: 100 * sum) + "\u{00A0}%"
    let isWhole = (sum - 1).magnitude < 5e-4 || contributions.contains { $0.share == nil }
    note =
      isWhole || sum == 0 || !sum.isFinite
      ? nil
      : Phrase(
        vi: "Tổng cộng \(total): phần còn lại là của các hiệp phương sai.",
        en: "They add up to \(total): the rest is that of the covariances."
      ).text(in: language)
    title = Phrase(
      vi: "Đóng góp của các đầu vào, _c_~i~^2^_u_^2^(_x_~i~)/_u_^2^(_y_)",
      en: "Contributions of the inputs, _c_~i~^2^_u_^2^(_x_~i~)/_u_^2^(_y_)"
    ).text(in: language)
    self.rows = rows
    self.numbers = numbers
    longest = max(1, rows.compactMap(\.share).max() ?? 1)
  }

  /// The height of the bars with their title.
  var height: Double {
    rows.isEmpty ? 0 : 24 + Self.rowHeight * Double(rows.count) + (note == nil ? 0 : 18)
  }

  /// The input that contributes most, with its share in words.
  var leading: String? {
    guard let first = rows.first(where: { $0.share != nil }), let share = first.share, share > 0
    else { return nil }
    return "\(first.name) (\(percent(share)))"
  }

  /// Draws the bars, their title at `top`.
  func draw(into drawing: inout Markup, top: Double) {
    guard !rows.isEmpty else { return }
    drawing.label(title, at: ChartPosition(4, top + 10), size: 11.5, isPhrase: true)
    let first = top + 24
    for (index, row) in rows.enumerated() {
      let middle = first + Self.rowHeight * (Double(index) + 0.5)
      drawing.label(
        shortened(row.name, toColumns: 26), at: ChartPosition(Self.left - 8, middle + 3.8),
        anchor: .end)
      let end = Self.left + (Self.right - Self.left) * (row.share ?? 0) / longest
      drawing.rectangle(
        from: ChartPosition(Self.left, middle - 6), to: ChartPosition(end, middle + 6),
        fill: Ink.reference)
      drawing.label(
        row.share.map(percent) ?? "–", at: ChartPosition(end + 6, middle + 3.8), colour: Ink.muted)
    }
    let last = first + Self.rowHeight * Double(rows.count)
    drawing.line(
      from: ChartPosition(Self.left, first), to: ChartPosition(Self.left, last), colour: Ink.axis)
    if let note { drawing.label(note, at: ChartPosition(4, last + 14), colour: Ink.muted) }
  }

  private func percent(_ share: Double) -> String {
    let percent = 100 * share
    let isTiny = share > 0 && percent < 0.05
    return (isTiny ? "< " + numbers.decimals(1, of: 0.1) : numbers.decimals(1, of: percent))
      + "\u{00A0}%"
  }
}
