import ArgumentParser
import RoundFiles
import Tables
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The options for files with very many results.
struct ArchiveOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      vi:
        "Mỗi phép so sánh một dòng: số bên tham gia, giá trị ấn định, σ_pt, số kết luận từng loại, điểm số lớn nhất.",
      en:
        "One line a comparison: participants, assigned value, σ_pt, counts of verdicts, largest score."
    ))
  var summary = false

  @Flag(
    help: ArgumentHelp(
      vi: "Tìm lưu ý cả với --summary; lâu hơn, có khi gấp đôi.",
      en: "Look for notices with --summary too; takes longer, up to twice as long."))
  var notices = false

  /// Whether notices are looked for.
  var findsNotices: Bool { notices || !summary }

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Số luồng; mặc định mỗi nhân xử lý một luồng.",
      en: "Threads; by default one for each processor.", valueName: .number))
  var threads: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Bộ nhớ (MB) cho các dòng không xếp theo phép so sánh; phần vượt quá dùng tệp tạm. "
        + "Mặc định một nửa bộ nhớ của máy.",
      en:
        "Memory in MB for rows that are not sorted by comparison; beyond it temporary files are used. "
        + "By default half of that of the machine.", valueName: .number))
  var memory: String?

  /// What is to be written piece by piece; `nil` for the tables of a terminal.
  func form(_ output: OutputOptions) -> ArchiveForm? {
    switch (output.format, summary) {
    case (.csv, false): .csv
    case (.json, false): .json
    case (.csv, true): .summaryCSV
    case (.json, true): .summaryJSON
    case (.text, true): .summaryText(.ofCommand)
    case (.text, false): nil
    }
  }

  /// The limit in bytes.
  func memoryLimit() throws -> Int {
    guard let memory else {
      let pages = Int(sysconf(Int32(_SC_PHYS_PAGES)))
      return max(256 << 20, pages / 2 * Int(sysconf(Int32(_SC_PAGESIZE))))
    }
    guard let count = Int(memory), (1...1_000_000_000).contains(count) else {
      throw UsageMistake(
        Phrase(
          vi: "--memory: \(excerpt(of: memory)) không phải là số nguyên megabyte từ 1 trở lên.",
          en: "--memory: \(excerpt(of: memory)) is not a whole number of megabytes from 1 on."))
    }
    return count << 20
  }

  func threadCount() throws -> Int {
    guard let threads else { return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
    guard let count = Int(threads), (1...1024).contains(count) else {
      throw UsageMistake(
        Phrase(
          vi: "--threads: \(excerpt(of: threads)) không phải là số nguyên từ 1 đến 1024.",
          en: "--threads: \(excerpt(of: threads)) is not a whole number from 1 to 1024."))
    }
    return count
  }
}
