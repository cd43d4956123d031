import Metrology
import Tables
import Yams
import Wording

/// The inputs of a propagation as they are read one after the other: the quantities that a model is
/// evaluated over, and how the names that stand in it are made from them.
struct InputList {
  let policy: TypeAPolicy
  let identities: [String: String]
  let numbers: (_ file: String) throws -> UncertainNumbers

  private(set) var quantities: [InputQuantity] = []
  private(set) var combinations: [String: LinearCombination] = [:]
  private(set) var observations: [String: [Double]] = [:]
  private(set) var places: [(name: String, place: Mark?)] = []
  private(set) var constantNames: [String] = []

  /// The coefficients of calibration curves, which the model may leave unused.
  private(set) var coefficientNames: [String] = []

  /// Groups of inputs that share what is not known of their spread, by what they come from.
  private var ensembles: [String: Int] = [:]

  /// How many such groups there are.
  var ensembleCount: Int { ensembles.count }

  /// Where an input of another file stands in this list, by its identity.
  private var identified: [String: Int] = [:]

  /// The units of the names that the model knows, as they were written.
  private(set) var units: [String: String] = [:]

  /// Correlations that come with quantities from other files.
  private(set) var correlations: [(first: String, second: String, r: Double)] = []

  /// The names that the model knows.
  var names: [String] { places.map(\.name) }

  init(
    policy: TypeAPolicy, identities: [String: String],
    numbers: @escaping (_ file: String) throws -> UncertainNumbers
  ) {
    self.policy = policy
    self.identities = identities
    self.numbers = numbers
  }

  /// Reads the inputs, and those that `observed` gives observations of; false where there are so many that
  /// nothing was read.
  mutating func read(_ node: DefinitionNode?, observed groups: [ObservedGroup]) throws -> Bool {
    let entries = node?.entries(of: Phrase(verbatim: "inputs")) ?? []
    var observed: [String: DefinitionNode] = [:]
    for group in groups {
      observed.merge(group.observations) { first, _ in first }
    }
    guard entries.count <= PropagationReader.inputLimit else {
      node?.reject(
        Phrase(
          vi: "có \(entries.count) đại lượng đầu vào", en: "there are \(entries.count) inputs"),
        Phrase(
          vi: "Một phép lan truyền có nhiều nhất \(PropagationReader.inputLimit).",
          en: "A propagation has \(PropagationReader.inputLimit) at most."))
      return false
    }
    for entry in entries {
      places.append((entry.name, entry.key))
      if entry.value.isMapping, entry.value.node.mapping?["from"] != nil {
        try takeOver(entry)
        continue
      }
      let reader = InputReader(
        name: entry.name, node: entry.value, policy: policy, identity: identities[entry.name],
        observations: observed.removeValue(forKey: entry.name))
      add(reader)
    }
    for group in groups {
      for name in group.names {
        guard let list = observed[name] else { continue }
        places.append((name, list.node.mark))
        add(
          InputReader(
            name: name, node: list, policy: policy, identity: identities[name], observations: list,
            isObservedOnly: true))
      }
    }
    return true
  }

  private mutating func add(_ reader: InputReader) {
    guard let reading = reader.read() else { return }
    let name = reader.name
    quantities += reading.parts
    units[name] = reading.parts.first?.unit
    rejectMixedUnits(reading.parts, reader.node)
    observations[name] = reading.observations
    if reading.parts.count > 1 {
      combinations[name] = LinearCombination(
        terms: reading.parts.map { LinearCombination.Term($0.name) })
    }
  }

  /// Adds the coefficients of calibration curves, those of one curve with their correlations.
  mutating func addCurves(_ node: DefinitionNode?) {
    for (index, element) in (node?.elements ?? []).enumerated() {
      let reader = CurveReader(
        node: element, identities: identities, ensemble: ensemble("curve \(index)"))
      guard let curve = reader.read() else { continue }
      let known = Set(names + coefficientNames)
      for (position, coefficient) in curve.coefficients.enumerated() {
        guard !known.contains(coefficient.name) else {
          element.reject(
            Phrase(
              vi: "\(excerpt(of: coefficient.name)) đã là đại lượng đầu vào",
              en: "\(excerpt(of: coefficient.name)) is an input already"),
            Phrase(vi: "Chọn tên khác.", en: "Choose another name."))
          continue
        }
        coefficientNames.append(coefficient.name)
        units[coefficient.name] = coefficient.unit
        quantities.append(coefficient)
        for other in 0..<position where curve.correlation(position, other) != 0 {
          correlations.append(
            (
              coefficient.name, curve.coefficients[other].name,
              curve.correlation(position, other)
            ))
        }
      }
    }
  }

  /// The number of an ensemble, the same for the same text.
  private mutating func ensemble(_ key: String) -> Int {
    if let known = ensembles[key] { return known }
    let number = ensembles.count
    ensembles[key] = number
    return number
  }

  mutating func addConstants(_ node: DefinitionNode?) {
    guard let node else { return }
    for entry in node.entries(of: Phrase(verbatim: "constants")) {
      guard !names.contains(entry.name) else {
        entry.value.reject(
          Phrase(
            vi: "\(excerpt(of: entry.name)) đã là đại lượng đầu vào",
            en: "\(excerpt(of: entry.name)) is an input already"),
          Phrase(vi: "Giữ lại một trong hai.", en: "Keep one of the two."))
        continue
      }
      let members =
        entry.value.isMapping
        ? entry.value.members(["value", "unit"], of: Phrase(vi: "một hằng số", en: "a constant"))
        : [:]
      let number = entry.value.isMapping ? members["value"]?.number : entry.value.number
      units[entry.name] = members["unit"]?.text
      // Known also where its number is wrong: that is all that is to be told.
      constantNames.append(entry.name)
      guard let number else { continue }
      combinations[entry.name] = LinearCombination(constant: number, terms: [])
    }
  }

  /// Takes the output of another propagation with all that it was made of.
  private mutating func takeOver(_ entry: DefinitionNode.Entry) throws {
    let members = entry.value.members(
      ["from", "name"],
      of: Phrase(vi: "một đại lượng đầu vào lấy từ tệp", en: "an input from a file"))
    guard let file = members["from"]?.text else { return }
    let numbers = try self.numbers(file)
    let wanted = members["name"]?.text ?? entry.name
    guard let number = numbers.numbers.first(where: { $0.name == wanted }) else {
      (members["name"] ?? entry.value).rejectName(
        wanted, Phrase(vi: "đại lượng đầu ra của \(file)", en: "output of \(file)"),
        among: numbers.numbers.map(\.name))
      return
    }
    units[entry.name] = number.unit
    var terms: [LinearCombination.Term] = []
    var constant = number.value
    let inputs = Dictionary(numbers.inputs.map { ($0.identity ?? $0.name, $0) }) { first, _ in first
    }
    for component in number.components {
      guard let input = inputs[component.input] else { continue }
      let name = own(input, file)
      if let known = quantities.first(where: { $0.name == name }),
        known.value != input.value || known.standardUncertainty != input.standardUncertainty
      {
        entry.value.reject(
          Phrase(
            vi:
              "\(excerpt(of: input.name)) của \(excerpt(of: file)) có giá trị hoặc độ không đảm bảo đo khác với trong tệp khác, dù cả hai nói đó là cùng một đại lượng",
            en:
              "\(excerpt(of: input.name)) of \(excerpt(of: file)) has another value or uncertainty than in "
              + "another file, although both say that it is one quantity"),
          Phrase(
            vi: "Sửa một trong hai, hoặc dùng chung nó dưới hai tên.",
            en: "Correct one of the two, or share it under two names."))
      }
      terms.append(.init(name, coefficient: component.sensitivity))
      constant -= component.sensitivity * input.value
    }
    combinations[entry.name] = LinearCombination(constant: constant, terms: terms)
    for correlation in numbers.correlations {
      correlations.append((correlation.between[0], correlation.between[1], correlation.r))
    }
  }

  /// The parts of an input are added as they are written.
  private func rejectMixedUnits(_ parts: [InputQuantity], _ node: DefinitionNode) {
    guard let first = parts.first?.unit, let unit = try? MeasurementUnit(parsing: first) else {
      return
    }
    for text in parts.dropFirst().compactMap(\.unit) where text != first {
      guard let other = try? MeasurementUnit(parsing: text) else { continue }
      if other.dimension == unit.dimension, (other.factor / unit.factor - 1).magnitude < 1e-9 {
        continue
      }
      node.reject(
        Phrase(
          vi:
            "các phần của đại lượng đầu vào này theo \(excerpt(of: first)) và \(excerpt(of: text))",
          en: "the parts of this input are in \(excerpt(of: first)) and \(excerpt(of: text))"),
        Phrase(vi: "Cho mọi phần theo cùng một đơn vị.", en: "Give all parts in one unit."))
      return
    }
  }

  /// The name, in this list, of an input of another file; the same for all that share its identity.
  private mutating func own(_ input: InputQuantity, _ file: String) -> String {
    let identity = input.identity ?? input.name
    if let place = identified[identity] { return quantities[place].name }
    let group = input.ensemble.map { ensemble("\(file): \($0)") }
    // An input of this file may bear the identity too.
    if let place = quantities.firstIndex(where: { $0.identity == identity }) {
      identified[identity] = place
      return quantities[place].name
    }
    identified[identity] = quantities.count
    quantities.append(input.renamed(identity, ensemble: group))
    return identity
  }
}

extension InputQuantity {
  func renamed(_ name: String, ensemble: Int?) -> InputQuantity {
    InputQuantity(
      name: name, value: value, standardUncertainty: standardUncertainty,
      degreesOfFreedom: degreesOfFreedom, unit: unit, distribution: distribution,
      ensemble: ensemble, identity: identity)
  }
}
