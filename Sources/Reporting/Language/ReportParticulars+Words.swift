import Interlab
import Wording

extension ReportParticulars {
  /// What the report is called above its title.
  var kindPhrase: Phrase {
    switch kind {
    case .comparison:
      Phrase(vi: "Báo cáo so sánh liên phòng", en: "Report of an interlaboratory comparison")
    case .proficiencyTest:
      Phrase(vi: "Báo cáo thử nghiệm thành thạo", en: "Report of a proficiency test")
    }
  }
}

extension ReportParticulars.State {
  /// The name of the state.
  var name: Phrase {
    switch self {
    case .draftA: Phrase(vi: "dự thảo A", en: "draft A")
    case .draftB: Phrase(vi: "dự thảo B", en: "draft B")
    case .final: Phrase(vi: "báo cáo chính thức", en: "final report")
    case .amended: Phrase(vi: "báo cáo sửa đổi", en: "amended report")
    }
  }

  /// What a reader of a report in this state has to know first; `nil` for a final one.
  var warning: Phrase? {
    switch self {
    case .draftA:
      Phrase(
        vi: "DỰ THẢO A – chỉ dành cho các tổ chức tham gia, để kiểm tra số liệu; không phổ biến. "
          + "Kết "
          + "quả và đánh giá còn có thể thay đổi.",
        en: "DRAFT A – for the participants alone, to check the data; not to be passed on. Results "
          + "and verdicts may still change.")
    case .draftB:
      Phrase(
        vi: "DỰ THẢO B – để lấy ý kiến; chưa phải báo cáo chính thức.",
        en: "DRAFT B – for review; not the final report.")
    case .final: nil
    case .amended:
      Phrase(vi: "BÁO CÁO SỬA ĐỔI.", en: "AMENDED REPORT.")
    }
  }
}
