import Tables

extension DefinitionNode {
  /// Pairs of outputs under the names of complex quantities: `{Gamma: [Gre, Gim]}`.
  func complexPairs(_ outputs: [String]) -> [ComplexPair] {
    entries(of: "complex").compactMap { entry in
      let names = entry.value.isSequence ? entry.value.elements.compactMap(\.text) : []
      guard names.count == 2, names[0] != names[1] else {
        entry.value.reject(
          "a complex quantity is not two outputs", "Write complex: {Gamma: [Gamma_re, Gamma_im]}.")
        return nil
      }
      let positions = names.map { outputs.firstIndex(of: $0) }
      for (name, position) in zip(names, positions) where position == nil {
        entry.value.rejectName(name, "output", among: outputs)
      }
      guard let real = positions[0], let imaginary = positions[1] else { return nil }
      return ComplexPair(name: entry.name, real: real, imaginary: imaginary)
    }
  }

  /// Groups of outputs, by position: `[[R, X], [R, Z]]`, or one group `[R, X]`.
  func regions(_ outputs: [String]) -> [[Int]] {
    let isOne = isSequence && !elements.isEmpty && !elements.contains { $0.isSequence }
    return (isOne ? [self] : elements).compactMap { group in
      let names = group.isSequence ? group.elements.compactMap(\.text) : []
      guard (2...Self.regionLimit).contains(names.count), Set(names).count == names.count else {
        group.reject(
          "a region is not one of two to \(Self.regionLimit) outputs", "Write regions: [[R, X]].")
        return nil
      }
      for name in names where !outputs.contains(name) {
        group.rejectName(name, "output", among: outputs)
      }
      let positions = names.compactMap { outputs.firstIndex(of: $0) }
      return positions.count == names.count ? positions : nil
    }
  }

  private static var regionLimit: Int { 20 }
}
