import Interlab
import Metrology
import Tables
import Wording

extension DefinitionNode {
  /// The output of a propagation file as an assigned value: value, _u_, _k_ and degrees of freedom.
  ///
  /// The file is named relative to the definition; what is wrong with it is said under its own name.
  func propagatedValue(_ origin: StatedValue.Origin, output name: DefinitionNode?) -> StatedValue? {
    guard let file = text else { return nil }
    let folder = mistakes.file.lastIndex(of: "/").map { String(mistakes.file[...$0]) } ?? ""
    do {
      let path = file.hasPrefix("/") ? file : folder + file
      let propagation = try PropagationSource(chain: []).result(path).propagation
      guard let output = output(of: propagation, name) else { return nil }
      guard let u = try? output.standardUncertainty.get(), let k = try? output.coverageFactor.get(),
        let ν = try? output.degreesOfFreedom.get()
      else {
        reject(
          Phrase(
            vi: "\(excerpt(of: output.name)) không có độ không đảm bảo đo mở rộng",
            en: "\(excerpt(of: output.name)) has no expanded uncertainty"),
          Phrase(vi: "Xem bằng lienphong propagate.", en: "Look at it with lienphong propagate."))
        return nil
      }
      return try StatedValue(
        origin: origin, value: output.value,
        uncertainty: ReportedUncertainty(
          standard: StandardUncertainty(u), coverageFactor: CoverageFactor(k)),
        degreesOfFreedom: ν)
    } catch let errors as TableErrors {
      mistakes.append(contentsOf: errors)
    } catch let failure as FileFailure {
      reject(
        Phrase(
          vi: "không đọc được \(excerpt(of: file)): \(failure.fault.vietnamese)",
          en: "\(excerpt(of: file)) cannot be read: \(failure.fault.english)"),
        Phrase(vi: "Nêu một tệp lan truyền.", en: "Name a propagation file."))
    } catch {
      reject(
        Phrase(
          vi: "\(excerpt(of: file)) không có giá trị nào ấn định được",
          en: "\(excerpt(of: file)) has no value that could be assigned"),
        Phrase(vi: "Sửa mô hình của tệp đó.", en: "Correct its model."))
    }
    return nil
  }

  /// The output that is named, or the only one.
  private func output(
    of propagation: LinearPropagation, _ name: DefinitionNode?
  ) -> PropagatedOutput? {
    let names = propagation.outputs.map(\.name)
    guard let name else {
      if names.count == 1 { return propagation.outputs.first }
      reject(
        Phrase(vi: "có nhiều đại lượng đầu ra", en: "there are several outputs"),
        Phrase(
          vi: "Thêm output: một trong \(names.joined(separator: ", ")).",
          en: "Add output: one of \(names.joined(separator: ", "))."))
      return nil
    }
    guard let text = name.text else { return nil }
    if let output = propagation.outputs.first(where: { $0.name == text }) { return output }
    name.rejectName(text, Phrase(vi: "đại lượng đầu ra", en: "output"), among: names)
    return nil
  }
}
