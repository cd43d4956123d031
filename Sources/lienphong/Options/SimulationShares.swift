import ArgumentParser
import Interlab
import Tables
import Wording

/// The options that say what is odd in a simulated archive, and how often.
struct SimulationShares: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi:
        "Độ lệch chuẩn giữa các kết quả chia cho giá trị thực, từ 0.00001 đến 0.5 (mặc định: 0.01).",
      en: "Standard deviation between results over the true value, 0.00001 to 0.5 (default: 0.01).",
      valueName: .number))
  var spread: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Tỉ lệ kết quả có sai số thô, độ lệch chuẩn gấp 8 lần --spread (mặc định: 0.03).",
      en:
        "Share of results with a gross error, of standard deviation 8 times --spread (default: 0.03).",
      valueName: .share))
  var outliers: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Tỉ lệ phép so sánh có mẫu trôi từ 2 đến 4 lần --spread khi luân chuyển "
        + "(mặc định: 0.05).",
      en:
        "Share of comparisons whose item drifts by 2 to 4 times --spread while it circulates (default: 0.05).",
      valueName: .share))
  var drift: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi:
        "Tỉ lệ kết quả lặp lại giá trị của phòng thí nghiệm đứng trước, tối đa 0.9 (mặc định: 0.02).",
      en:
        "Share of results that repeat the value of the laboratory before, up to 0.9 (default: 0.02).",
      valueName: .share))
  var ties: String?

  @Option(
    name: .customLong("missing-U"), parsing: .unconditional,
    help: ArgumentHelp(
      vi:
        "Tỉ lệ kết quả không có U và k, không dùng được cho E_n và trung bình có trọng số (mặc định: 0).",
      en:
        "Share of results without U and k, which E_n and weighted means do not take (default: 0).",
      valueName: .share))
  var missingUncertainties: String?

  @Option(
    name: .customLong("other-k"), parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Tỉ lệ phòng thí nghiệm công bố k = 2.13, các phòng khác k = 2 (mặc định: 0.125).",
      en: "Share of laboratories that state k = 2.13, the others k = 2 (default: 0.125).",
      valueName: .share))
  var otherFactors: String?

  func apply(to simulation: inout ArchiveSimulation) throws {
    func set(
      _ text: String?, _ option: String, _ allowed: ClosedRange<Double>, _ share: inout Double
    ) throws {
      guard let text else { return }
      share = try number(text, option) { allowed.contains($0) }
    }
    try set(spread, "--spread", 0.00001...0.5, &simulation.spread)
    try set(outliers, "--outliers", 0...1, &simulation.outliers)
    try set(drift, "--drift", 0...1, &simulation.drift)
    try set(ties, "--ties", 0...0.9, &simulation.ties)
    try set(missingUncertainties, "--missing-U", 0...1, &simulation.missingUncertainties)
    try set(otherFactors, "--other-k", 0...1, &simulation.otherFactors)
  }
}
