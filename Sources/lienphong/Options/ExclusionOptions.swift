import ArgumentParser
import Interlab
import Tables
import Wording

/// What a precision experiment may leave out on its own.
enum RemovalRule: String, ExpressibleByArgument, CaseIterable {
  case outliers
}

/// The options that say which cells of a precision experiment are left out, and who says so.
struct ExclusionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Loại lần lượt những gì các phép thử tìm ra: outliers (giá trị bất thường, 1 %).",
      en: "Leave out what the tests find, one after the other: outliers (1 %)."))
  var remove: RemovalRule?

  @Option(
    help: ArgumentHelp(
      vi: "Loại một phòng thí nghiệm ở một mức, hoặc ở mọi mức; có thể dùng nhiều lần.",
      en: "Leave out a laboratory at a level, or at all levels; may stand several times.",
      valueName: Phrase(vi: "PTN:mức", en: "lab:level")))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      vi: "Lý do loại các ô nêu ở --exclude.",
      en: "Why the cells of --exclude are left out."))
  var reason: String?

  @Option(
    help: ArgumentHelp(
      vi: "Người quyết định việc loại.",
      en: "Who decides what is left out."))
  var by: String?

  /// The exclusions by the codes of `experiment`.
  func exclusions(from experiment: PrecisionExperiment) throws -> PrecisionExclusions {
    guard exclude.isEmpty || (reason != nil && by != nil) else {
      throw UsageMistake(
        Phrase(
          vi: "--exclude cần --reason và --by: ai loại các kết quả, và vì sao.",
          en: "--exclude needs --reason and --by: who leaves the results out, and why."))
    }
    guard !exclude.isEmpty || reason == nil else {
      throw UsageMistake(
        Phrase(
          vi: "--reason đi kèm --exclude LAB:LEVEL.",
          en: "--reason belongs to --exclude LAB:LEVEL."))
    }
    var cells: [PrecisionExclusions.Stated] = []
    for name in exclude {
      for cell in try found(name, in: experiment) where !cells.contains(cell) {
        cells.append(cell)
      }
    }
    return PrecisionExclusions(
      stated: cells, reason: reason ?? "", decidedBy: by, removesOutliers: remove == .outliers)
  }

  /// The cells that `name` means: a laboratory's everywhere, or LAB:LEVEL parted at any colon.
  private func found(
    _ name: String, in experiment: PrecisionExperiment
  ) throws -> [PrecisionExclusions.Stated] {
    if let laboratory = experiment.laboratories.firstIndex(of: name) {
      return experiment.levels.indices.filter { level in
        experiment.levels[level].cells.contains { $0.laboratory == laboratory }
      }.map { PrecisionExclusions.Stated(laboratory: laboratory, level: $0) }
    }
    for colon in name.indices where name[colon] == ":" {
      let code = String(name[..<colon])
      let level = String(name[name.index(after: colon)...])
      guard let laboratory = experiment.laboratories.firstIndex(of: code),
        let index = experiment.levels.firstIndex(where: { $0.name == level }),
        experiment.levels[index].cells.contains(where: { $0.laboratory == laboratory })
      else { continue }
      return [PrecisionExclusions.Stated(laboratory: laboratory, level: index)]
    }
    throw unknownCell(name, in: experiment)
  }

  private func unknownCell(_ name: String, in experiment: PrecisionExperiment) -> UsageMistake {
    let cells = experiment.levels.prefix(100).flatMap { level in
      level.cells.map { cell in
        experiment.laboratories[cell.laboratory] + (level.name.map { ":" + $0 } ?? "")
      }
    }
    let nearest = nearestName(to: name, among: cells).map { excerpt(of: $0) }
    let first = cells.first.map { excerpt(of: $0) }
    let vietnamese = [
      "\(excerpt(of: name)) không phải là một phòng thí nghiệm, hay một phòng thí nghiệm và một mức, của "
        + "tệp.",
      nearest.map { "Có phải ý bạn là \($0)?" }, first.map { "Một trong số đó là \($0)." },
    ]
    let english = [
      "\(excerpt(of: name)) is not a laboratory, or a laboratory and a level, of the file.",
      nearest.map { "Did you mean \($0)?" }, first.map { "One of them is \($0)." },
    ]
    return UsageMistake(
      Phrase(
        vi: vietnamese.compactMap(\.self).joined(separator: " "),
        en: english.compactMap(\.self).joined(separator: " ")))
  }
}
