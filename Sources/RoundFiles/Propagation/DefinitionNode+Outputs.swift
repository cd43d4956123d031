import Tables
import Wording

extension DefinitionNode {
  /// Pairs of outputs under the names of complex quantities: `{Gamma: [Gre, Gim]}`.
  func complexPairs(_ outputs: [String]) -> [ComplexPair] {
    entries(of: Phrase(verbatim: "complex")).compactMap { entry in
      let names = entry.value.isSequence ? entry.value.elements.compactMap(\.text) : []
      guard names.count == 2, names[0] != names[1] else {
        entry.value.reject(
          Phrase(
            vi: "một đại lượng phức không phải là hai đại lượng đầu ra",
            en: "a complex quantity is not two outputs"),
          Phrase(
            vi: "Viết complex: {Gamma: [Gamma_re, Gamma_im]}.",
            en: "Write complex: {Gamma: [Gamma_re, Gamma_im]}."))
        return nil
      }
      let positions = names.map { outputs.firstIndex(of: $0) }
      for (name, position) in zip(names, positions) where position == nil {
        entry.value.rejectName(name, Phrase(vi: "đại lượng đầu ra", en: "output"), among: outputs)
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
          Phrase(
            vi: "một vùng không gồm từ hai đến \(Self.regionLimit) đại lượng đầu ra",
            en: "a region is not one of two to \(Self.regionLimit) outputs"),
          Phrase(vi: "Viết regions: [[R, X]].", en: "Write regions: [[R, X]]."))
        return nil
      }
      for name in names where !outputs.contains(name) {
        group.rejectName(name, Phrase(vi: "đại lượng đầu ra", en: "output"), among: outputs)
      }
      let positions = names.compactMap { outputs.firstIndex(of: $0) }
      return positions.count == names.count ? positions : nil
    }
  }

  private static var regionLimit: Int { 20 }
}
