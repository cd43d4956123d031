import Interlab

/// How the results of several rounds were judged: one bar each, from 0 to 100 %, cut by verdict. Every
/// piece bears the sign of its verdict and its count where there is room, and says both when pointed at.
struct VerdictShareChart {
  /// One bar.
  struct Bar {
    let label: String
    let counts: [(verdict: Verdict, count: Int)]
  }

  /// The bars, each with one result at least.
  let bars: [Bar]

  /// The words around it.
  let caption: ChartCaption

  private static let barHeight = 22.0
  private static let step = 34.0
  private static let labelColumns = 34

  private var left: Double {
    let longest = bars.map { min(displayWidth($0.label), Self.labelColumns) }.max() ?? 1
    return 16 + 6.6 * Double(max(longest, 4))
  }

  /// The chart as SVG.
  var svg: Markup {
    let top = 30 + 18 * Double(legendRows(caption.legend))
    let height = top + Self.step * Double(bars.count) + 24
    let right = ChartFrame.width - 20
    return Markup { page in
      page.chart(height: height, caption: caption) { drawing in
        drawing.legend(caption.legend)
        let bottom = top + Self.step * Double(bars.count)
        for tick in stride(from: 0.0, through: 100, by: 25) {
          let x = left + (right - left) * tick / 100
          drawing.line(
            from: ChartPosition(x, top - 6), to: ChartPosition(x, bottom), colour: Ink.grid)
          drawing.label(
            caption.numbers.exact(tick) + " %", at: ChartPosition(x, bottom + 15), size: 10.5,
            colour: Ink.muted, anchor: .middle)
        }
        for (index, bar) in bars.enumerated() {
          draw(bar, at: top + Self.step * Double(index), to: right, into: &drawing)
        }
      }
    }
  }

  private func draw(_ bar: Bar, at y: Double, to right: Double, into drawing: inout Markup) {
    drawing.label(
      shortened(bar.label, toColumns: Self.labelColumns),
      at: ChartPosition(left - 8, y + Self.barHeight / 2 + 3.8), anchor: .end)
    let total = Double(max(bar.counts.reduce(0) { $0 + $1.count }, 1))
    var x = left
    for (verdict, count) in bar.counts where count > 0 {
      let width = (right - left) * Double(count) / total
      let share = caption.numbers.rounded(100 * Double(count) / total, place: -1) + " %"
      drawing.element("g") { group in
        group.element("title", text: "\(bar.label): \(verdict.sign) \(count) (\(share))")
        group.rectangle(
          from: ChartPosition(x, y), to: ChartPosition(x + width, y + Self.barHeight),
          fill: Ink.colour(of: verdict), stroke: "#fff")
        let words = "\(verdict.sign) \(count)"
        if width > 7 * Double(words.count) + 6 {
          group.label(
            words, at: ChartPosition(x + width / 2, y + Self.barHeight / 2 + 3.8), colour: "#fff",
            anchor: .middle, isBold: true)
        }
      }
      x += width
    }
  }
}
