import ArgumentParser
import Interlab
import Metrology
import Reporting
import RoundFiles
import Tables
import Wording

/// `lienphong propagate`: the uncertainty of a measurement model.
struct Propagate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propagate",
    abstract: Phrase(
      vi: "Lan truyền độ không đảm bảo đo qua mô hình đo: bảng thành phần, u, ν_eff, k, U.",
      en: "Propagates uncertainty through a measurement model: budget, u, ν_eff, k, U."),
    examples: [
      "lienphong propagate gauge-block.yaml",
      "lienphong propagate gauge-block.yaml --coverage 0.99 --truncate-dof --format json",
      "lienphong propagate standard.yaml --save standard.json",
    ],
    discussion: Phrase(
      vi: """
        Tệp có một mô hình, các đại lượng đầu vào của nó và, khi chúng tương quan, các hệ số tương quan.
        """,
      en: """
        The file has a model, its inputs and, where they are correlated, their correlations.
        """))

  @Argument(
    help: ArgumentHelp(
      vi: "Mô hình cùng các đại lượng đầu vào (YAML hoặc JSON); - là đầu vào chuẩn.",
      en: "The model with its inputs (YAML or JSON); - for standard input.", valueName: .file))
  var file: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Xác suất phủ, như 0.95. Mặc định theo tệp, hoặc 0.9545.",
      en: "Coverage probability, such as 0.95. By default that of the file, or 0.9545.",
      valueName: Phrase(vi: "P", en: "P")))
  var coverage: String?

  @Flag(
    help: ArgumentHelp(
      vi: "Cắt số bậc tự do hiệu dụng về số nguyên (JCGM 100, G.4.1).",
      en: "Truncate effective degrees of freedom to an integer (JCGM 100, G.4.1)."))
  var truncateDof = false

  @Option(
    help: ArgumentHelp(
      vi:
        "Bậc tự do khi các đại lượng đầu vào có bậc tự do hữu hạn tương quan với nhau: infinite hoặc ensemble.",
      en: "Degrees of freedom where inputs with finite ones are correlated: infinite or ensemble."))
  var dofPolicy: DegreesOfFreedomPolicy?

  @Flag(
    help: ArgumentHelp(
      vi: "Hiện các số hạng bậc hai (JCGM 100, chú thích 5.1.2).",
      en: "Show the terms of second order (JCGM 100, 5.1.2 note)."))
  var secondOrder = false

  @Option(
    help: ArgumentHelp(
      vi: "Số chữ số có nghĩa của độ không đảm bảo đo được báo cáo: 1 hoặc 2.",
      en: "Figures of the reported uncertainty: 1 or 2.", valueName: .count))
  var digits: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi:
        "Số phép thử Monte Carlo: một số, adaptive (tự dừng) hoặc none (không). Mặc định theo tệp, hoặc 1000000.",
      en:
        "Trials of the Monte Carlo: a number, adaptive or none. By default that of the file, or 1000000.",
      valueName: .count))
  var trials: String?

  @Option(
    help: ArgumentHelp(
      vi: "Hạt giống của Monte Carlo. Mặc định theo tệp, hoặc 0.",
      en: "Seed of the Monte Carlo. By default that of the file, or 0.", valueName: .number))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      vi:
        "Cách lấy mẫu Monte Carlo: random (ngẫu nhiên) hoặc latin-hypercube. Mặc định theo tệp, hoặc random.",
      en:
        "Sampling of the Monte Carlo: random or latin-hypercube. By default that of the file, or random."
    ))
  var sampling: TrialSampling?

  @Option(
    help: ArgumentHelp(
      vi: "Ghi các đại lượng đầu ra kèm độ không đảm bảo đo và mọi phần chung của chúng (JSON).",
      en: "Write the outputs as uncertain numbers with all that they share (JSON).",
      valueName: .file))
  var save: String?

  @Option(
    help: ArgumentHelp(
      vi: "Vẽ mật độ, các khoảng phủ, các phần đóng góp và các miền (SVG).",
      en: "Draw densities, coverage intervals, contributions and regions (SVG).", valueName: .file))
  var plot: String?

  @Flag(
    help: ArgumentHelp(
      vi: "Thay tệp đã có sẵn ở đó.",
      en: "Replace a file that is there already."))
  var force = false

  @OptionGroup(title: .output)
  var output: OutputOptions

  func run() throws {
    try endingWithStatus {
      var file = try PropagationFile(file)
      try apply(to: &file)
      let propagation = try file.evaluated()
      if let save {
        let numbers = uncertainNumbersJSON(file.uncertainNumbers(propagation))
        try write(numbers, to: save, option: "--save")
      }
      let found = try check(propagation, file)
      if let plot { try draw(propagation, found, file, to: plot) }
      try show(propagation, found, file)
    }
  }

  private func apply(to file: inout PropagationFile) throws {
    if let coverage {
      file.problem = file.problem.covering(
        try number(coverage, "--coverage") { $0 > 0 && $0 < 1 })
    }
    if truncateDof { file.options.truncatesDegreesOfFreedom = true }
    if let dofPolicy { file.options.degreesOfFreedom = dofPolicy }
    if let seed { file.seed = seed }
    if let sampling { file.sampling = sampling }
    if let trials {
      guard let count = TrialCount(text: trials) else {
        throw UsageMistake(
          Phrase(
            vi: "--trials là một số, adaptive hoặc none.",
            en: "--trials is a number, adaptive or none."))
      }
      file.trials = count
    }
    if let digits {
      guard (1...2).contains(digits) else {
        throw UsageMistake(
          Phrase(
            vi: "--digits là 1 hoặc 2.",
            en: "--digits is 1 or 2."))
      }
      file.digits = digits
    }
  }

  private func check(
    _ propagation: LinearPropagation, _ file: PropagationFile
  ) throws -> PropagationCheck? {
    // The lines of a CSV have no room for it.
    if output.format == .csv, plot == nil { return nil }
    do throws(MonteCarloFailure) {
      return try file.checked(propagation)
    } catch {
      if case .tooManyWithoutValue = error {
      } else if trials != nil {
        throw UsageMistake("--trials: " + error.message)
      }
      throw QuantityRefused(message: "\(file.place(of: error)): " + error.message)
    }
  }

  private func show(
    _ propagation: LinearPropagation, _ check: PropagationCheck?, _ file: PropagationFile
  ) throws {
    switch output.format {
    case .text:
      let language = Language.ofCommand
      let text = PropagationText(
        of: propagation, check: check, title: file.title?.text(in: language) ?? file.name,
        digits: file.digits,
        showsSecondOrder: secondOrder,
        complexPairs: file.complexPairs.map { ($0.name, $0.real, $0.imaginary) },
        regions: file.regions,
        language: language)
      try standardOutput(Array(text.text.utf8))
    case .json: try standardOutput(propagationJSON(propagation, check, of: file))
    case .csv:
      try standardOutput(propagationCSV(propagation))
      for notice in propagation.notices {
        standardError("\(notice.code): \(notice.message(in: .ofCommand))")
      }
    }
  }

  private func draw(
    _ propagation: LinearPropagation, _ check: PropagationCheck?, _ file: PropagationFile,
    to path: String
  ) throws {
    guard let check else {
      throw UsageMistake(
        Phrase(
          vi: "--plot vẽ kết quả Monte Carlo; bỏ --trials none.",
          en: "--plot draws a Monte Carlo; leave out --trials none."))
    }
    let outputs = check.monteCarlo.outputs.enumerated().compactMap { index, output in
      PropagatedDensity(
        of: propagation, output: index, range: output.histogram.range,
        shares: output.histogram.shares, symmetric: output.symmetric, shortest: output.shortest)
    }
    let language = Language.ofCommand
    let plot = PropagationPlot(
      of: outputs,
      regions: check.monteCarlo.regions.compactMap { PropagatedRegion(of: propagation, $0) },
      title: file.title?.text(in: language) ?? file.name ?? self.file,
      language: language)
    try write(Array(plot.svg.utf8), to: path, option: "--plot")
  }

  private func write(_ bytes: [UInt8], to path: String, option: String) throws {
    let slash = path.lastIndex(of: "/")
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard !name.isEmpty else {
      throw UsageMistake(
        Phrase(
          vi: "\(option) không nêu tên tệp.",
          en: "\(option) names no file."))
    }
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    try OutputFolder(folder).write([(name, bytes)], overwriting: force)
  }
}
