import ArgumentParser
import Interlab
import RoundFiles
import Tables
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `lienphong simulate`: a synthetic archive of comparisons, as `score` reads it.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: Phrase(
      vi: "Ghi một kho dữ liệu so sánh mô phỏng: round,item,measurand,lab,value,U,k.",
      en: "Writes a synthetic archive of comparisons: round,item,measurand,lab,value,U,k."),
    examples: [
      "lienphong simulate --rounds 1000000 --labs 20 --seed 1 > archive.csv",
      "lienphong simulate --rounds 50 --labs 12 --outliers 0.1 | lienphong score - "
        + "--assigned-value median-MADe --sigma-pt robust --score z",
    ],
    discussion: Phrase(
      vi: """
        Giá trị thực của một phép so sánh nằm giữa 10 và 100. Mỗi phòng thí nghiệm giữ một độ chệch cỡ nửa độ \
        lệch chuẩn suốt kho dữ liệu và công bố độ không đảm bảo đo của độ phân tán của chính mình. Các tỉ \
        lệ là xác suất từ 0 đến 1; dữ liệu không ghi điều gì đã được rút. Cùng hạt giống và cùng tùy chọn \
        cho cùng các byte, dù bao nhiêu luồng.
        """,
      en: """
        The true value of a comparison lies between 10 and 100. Each laboratory keeps a bias of half a \
        standard deviation through the archive and states the uncertainty of its own scatter. Shares are \
        probabilities from 0 to 1; what was drawn stands nowhere in the data. The same seed and options \
        give the same bytes, whatever the number of threads.
        """))

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Số vòng.",
      en: "How many rounds.", valueName: .count))
  var rounds: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Số phòng thí nghiệm trong mỗi phép so sánh.",
      en: "How many laboratories in each comparison.", valueName: .count))
  var labs: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Số mẫu trong một vòng.",
      en: "Items a round.", valueName: .count))
  var items: Int = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Số đại lượng đo của một mẫu.",
      en: "Measurands an item.", valueName: .count))
  var measurands: Int = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Hạt giống; cùng hạt giống cho cùng các byte.",
      en: "Seed; the same seed gives the same bytes."))
  var seed: UInt64 = 0

  @OptionGroup(title: Phrase(vi: "Điều bất thường trong dữ liệu", en: "What is odd in the data"))
  var shares: SimulationShares

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Số luồng; mặc định mỗi nhân xử lý một luồng.",
      en: "Threads; by default one for each processor.", valueName: .count))
  var threads: Int?

  @OptionGroup var language: LanguageOptions

  func run() throws {
    try endingWithStatus {
      let simulation = try simulation()
      let threads = try threads.map { try count($0, "--threads", upTo: 1024) } ?? processorCount
      guard let rows = simulation.resultCount else {
        throw UsageMistake(
          Phrase(
            vi: "Có nhiều kết quả hơn mức đếm được. Hãy lấy ít vòng hơn.",
            en: "There are more results than can be counted. Take fewer rounds."))
      }
      endQuietlyOnAClosedPipe()
      try standardOutput(ArchiveText.header)
      let text = ArchiveText(simulation)
      try writeInOrder(
        blocks: (rows - 1) / Self.blockRows + 1, threads: threads,
        room: text.room(forRows: Self.blockRows), to: STDOUT_FILENO, standardOutputName
      ) { block, bytes in
        let first = block * Self.blockRows
        return text.write(first..<min(rows, first + Self.blockRows), to: &bytes)
      }
    }
  }

  /// A block of about 300 KiB stays in the cache of its processor until it is written.
  private static let blockRows = 8192

  private func simulation() throws -> ArchiveSimulation {
    var simulation = ArchiveSimulation()
    let limits = ArchiveSimulation.limits
    simulation.rounds = try count(rounds, "--rounds", upTo: limits.rounds)
    simulation.laboratories = try count(labs, "--labs", upTo: limits.laboratories)
    simulation.items = try count(items, "--items", upTo: limits.items)
    simulation.measurands = try count(measurands, "--measurands", upTo: limits.measurands)
    simulation.seed = seed
    try shares.apply(to: &simulation)
    return simulation
  }

  private func count(_ number: Int, _ option: String, upTo limit: Int) throws -> Int {
    guard (1...limit).contains(number) else {
      throw UsageMistake(
        Phrase(
          vi: "\(option): \(number) không phải là số nguyên từ 1 đến \(limit).",
          en: "\(option): \(number) is not a whole number from 1 to \(limit)."))
    }
    return number
  }
}
