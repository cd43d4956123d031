public import Metrology
public import Tables
import Yams
import Wording

extension PropagationFile {
  /// Reads the propagation at `path`, with the files that its inputs come from.
  ///
  /// Throws a ``FileFailure`` when a file cannot be read, ``TableErrors`` for all that is wrong with
  /// the definition.
  public init(_ path: String) throws {
    self = try PropagationSource(chain: []).propagation(path)
  }

  /// Reads a propagation in YAML or JSON.
  public init(yaml bytes: [UInt8], file: String) throws {
    self = try PropagationSource(chain: []).propagation(bytes, file: file)
  }
}

extension UncertainNumbers {
  /// Reads the uncertain numbers at `path`: such a file, or a propagation, which is evaluated.
  public init(_ path: String) throws {
    self = try PropagationSource(chain: []).numbers(path)
  }
}

/// Reads propagations and the files that they take inputs from.
struct PropagationSource {
  /// The files that wait for this one, from the first.
  let chain: [String]

  private static let depthLimit = 16
  private static let sizeLimit = 64 << 20

  func propagation(_ path: String) throws -> PropagationFile {
    try propagation(fileContents(path, limit: Self.sizeLimit), file: path)
  }

  func propagation(_ bytes: [UInt8], file path: String) throws -> PropagationFile {
    let mistakes = DefinitionNode.Mistakes(file: path)
    let root = DefinitionNode(node: try Self.root(bytes, path), mistakes: mistakes)
    let file = try propagation(root, bytes, path)
    try mistakes.errors.throwIfAny()
    guard var file else {
      throw TableErrors(
        TableError(
          at: CellLocation(file: path),
          Phrase(vi: "đây không phải là một phép lan truyền", en: "this is no propagation"),
          remedy: Phrase(
            vi: "Viết một mô hình và các đại lượng đầu vào của nó.",
            en: "Write a model and its inputs.")))
    }
    file.path = path
    file.fingerprint = Self.fingerprint(path, bytes)
    return file
  }

  private func propagation(
    _ root: DefinitionNode, _ bytes: [UInt8], _ path: String
  ) throws -> PropagationFile? {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let reader = PropagationReader(node: root, lines: lines) { name in
      let named = name.hasPrefix("/") ? name : folder + name
      return try PropagationSource(chain: chain + [path]).numbers(named)
    }
    return try reader.read()
  }

  /// The uncertain numbers of a file, which a propagation is evaluated for.
  func numbers(_ path: String) throws -> UncertainNumbers { try result(path).numbers }

  /// The uncertain numbers of a file with the propagation that gives their uncertainties.
  func result(
    _ path: String
  ) throws -> (numbers: UncertainNumbers, propagation: LinearPropagation) {
    guard !chain.contains(where: { realPath($0) == realPath(path) }), chain.count < Self.depthLimit
    else {
      throw TableErrors(
        TableError(
          at: CellLocation(file: chain.last ?? path),
          Phrase(
            vi: "\(excerpt(of: path)) lấy một đại lượng đầu vào từ tệp đang chờ chính nó",
            en: "\(excerpt(of: path)) takes an input from a file that waits for it"),
          remedy: Phrase(vi: "Phá vòng lặp này.", en: "Break the circle.")))
    }
    let bytes = try fileContents(path, limit: Self.sizeLimit)
    let mistakes = DefinitionNode.Mistakes(file: path)
    let root = DefinitionNode(node: try Self.root(bytes, path), mistakes: mistakes)
    if root.node.mapping?["schema"] != nil {
      let numbers = UncertainNumbersReader(node: root).read()
      try mistakes.errors.throwIfAny()
      if let numbers { return (numbers, try numbers.propagation(file: path)) }
    }
    let file = try propagation(bytes, file: path)
    let propagation = try file.evaluated()
    return (UncertainNumbers(of: propagation, source: file.source), propagation)
  }

  private static func root(_ bytes: [UInt8], _ path: String) throws -> Node {
    try yamlRoot(
      bytes, file: path,
      ifEmpty: Phrase(
        vi: "Viết một mô hình và các đại lượng đầu vào của nó trong tệp.",
        en: "Write a model and its inputs in it."))
  }

  /// A text that tells one file from another, however its path is spelled: FNV-1a of where it really
  /// lies and of its bytes.
  private static func fingerprint(_ path: String, _ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in Array(realPath(path).utf8) + bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }
}

extension PropagationFile {
  /// What stands in front of the names of the inputs where other budgets see them.
  var source: String {
    let stem = path.split(separator: "/").last.map(String.init) ?? "stdin"
    return (name ?? stem) + "#" + fingerprint
  }

  /// The Monte Carlo beside the law of propagation; `nil` where none is asked for.
  public func checked(
    _ propagation: LinearPropagation
  ) throws(MonteCarloFailure) -> PropagationCheck? {
    switch trials {
    case .none: nil
    case .adaptive:
      try PropagationCheck(
        of: propagation, trials: .adaptive(digits: digits), seed: seed, digits: digits,
        sampling: sampling, regions: regions)
    case .fixed(let count):
      try PropagationCheck(
        of: propagation, trials: .fixed(count), seed: seed, digits: digits, sampling: sampling,
        regions: regions)
    }
  }

  /// The outputs as uncertain numbers.
  public func uncertainNumbers(_ propagation: LinearPropagation) -> UncertainNumbers {
    UncertainNumbers(of: propagation, source: source)
  }

  /// The law of propagation applied; throws a ``TableErrors`` where the model has no value.
  public func evaluated() throws(TableErrors) -> LinearPropagation {
    do throws(PropagationFailure) {
      return try LinearPropagation(of: problem, options: options).noting(notices)
    } catch {
      let (problem, remedy) = error.texts
      let fault = self.fault(error)
      throw TableErrors(
        TableError(
          at: place(of: fault), problem + (fault.map { ": " + $0.message } ?? .empty),
          remedy: remedy))
    }
  }

  private func fault(_ failure: PropagationFailure) -> ModelFault? {
    switch failure {
    case .noValue: problem.program.fault(at: problem.estimates)
    case .noDerivative: problem.program.faultOfDerivative(at: problem.estimates)
    case .beyondMagnitude: problem.program.faultOfMagnitude(at: problem.estimates)
    }
  }

  /// Where in the file a Monte Carlo failed: the first cause of trials without a value, or the number of
  /// trials.
  public func place(of failure: MonteCarloFailure) -> CellLocation {
    switch failure {
    case .tooManyWithoutValue(_, _, let causes): place(of: causes.first)
    case .tooFewTrials, .tooManyTrials:
      CellLocation(file: path, row: trialsPlace?.row, column: trialsPlace?.column)
    }
  }

  private func place(of fault: ModelFault?) -> CellLocation {
    guard let line = fault?.line, let column = fault?.column, let modelOffset else {
      return CellLocation(file: path)
    }
    return CellLocation(
      file: path, row: modelOffset.rows + line, column: modelOffset.columns + column)
  }
}

extension PropagationFailure {
  fileprivate var texts: (problem: Phrase, remedy: Phrase) {
    switch self {
    case .noValue(let output):
      (
        Phrase(
          vi:
            "\(excerpt(of: output)) không có giá trị hữu hạn tại các ước lượng của đại lượng đầu vào",
          en: "\(excerpt(of: output)) has no finite value at the estimates of the inputs"),
        Phrase(
          vi: "Tìm phép chia cho 0, căn hoặc logarit của số âm, số mũ.",
          en:
            "Look for a division by zero, the root or logarithm of a negative number, an exponent.")
      )
    case .beyondMagnitude(let output):
      (
        Phrase(
          vi: "\(excerpt(of: output)) vượt quá 1e70 tại các ước lượng của đại lượng đầu vào",
          en: "\(excerpt(of: output)) is beyond 1e70 at the estimates of the inputs"),
        Phrase(
          vi: "Sửa mô hình, hoặc viết các đại lượng theo đơn vị khác.",
          en: "Correct the model, or write the quantities in other units.")
      )
    case .noDerivative(let output, let input):
      (
        Phrase(
          vi:
            "\(excerpt(of: output)) không có đạo hàm hữu hạn theo \(excerpt(of: input)) tại các ước lượng",
          en:
            "\(excerpt(of: output)) has no finite derivative by \(excerpt(of: input)) at the estimates"
        ),
        Phrase(
          vi:
            "Dời ước lượng ra khỏi chỗ mô hình có điểm gãy, hoặc lấy độ không đảm bảo đo của nó bằng 0.",
          en:
            "Move the estimate away from where the model has an edge, or take its uncertainty as zero."
        )
      )
    }
  }
}
