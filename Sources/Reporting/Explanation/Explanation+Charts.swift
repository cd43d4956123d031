import Interlab
import Wording

/// What each chart shows and how it is read, under the names of `lienphong plot`. The charts of Mandel's
/// h and k and of the travelling standard stand with those.
extension Explanation {
  static let charts = [
    chart(
      .results, synonyms: ["results chart"],
      title: Phrase(vi: "Biểu đồ: kết quả", en: "Chart: results"),
      shows: "x_i ± U(x_i),   x_pt ± U(x_pt)",
      use: Phrase(
        vi: "Kết quả theo thứ tự tăng dần, vạch đứng là U đã báo cáo, dải là giá trị ấn định với U "
          + "của nó. Vạch chạm dải thì kết quả và giá trị ấn định phù hợp nhau một cách sơ bộ; kết "
          + "luận dựa vào điểm số. Hình dạng và màu của chấm là đánh giá.",
        en:
          "Results in ascending order; bars are the reported U, the band is the assigned value with "
          + "its U. A bar that touches the band agrees with it at a first glance; the verdict rests "
          + "on the score. Shape and colour of a marker are its verdict."),
      avoid: Phrase(
        vi: "Giá trị nằm quá xa được vẽ thành mũi tên ở mép, ghi số bên cạnh.",
        en: "A result far off is an arrow at the edge with its number beside it."),
      reference: "ISO/IEC 17043:2023, 7.4.3; ISO 13528:2022, 10.1"),
    chart(
      .scores, synonyms: ["bars"], title: Phrase(vi: "Biểu đồ: điểm số", en: "Chart: scores"),
      shows: "z_i, ζ_i, E_n …",
      use: Phrase(
        vi:
          "Một thanh cho mỗi phòng thí nghiệm, từ thấp đến cao; nét đứt là giới hạn cảnh báo, nét "
          + "liền là giới hạn không đạt.",
        en: "One bar a laboratory, from low to high; the dashed lines are the limits of a warning, "
          + "the full ones those of an action signal."),
      avoid: Phrase(
        vi: "Trục dừng ở bốn lần giới hạn; thanh dài hơn kết thúc bằng mũi tên có ghi số.",
        en: "The axis ends at four times the limit; a longer bar ends in an arrow with its number."),
      reference: "ISO 13528:2022, 10.4"),
    chart(
      .lollipops, synonyms: ["En chart"],
      title: Phrase(
        vi: "Biểu đồ: điểm số theo thứ tự kết quả",
        en: "Chart: scores in the order of the results"),
      shows: "E_n = (x_i − x_pt) / √(U²(x_i) + U²(x_pt))",
      use: Phrase(
        vi:
          "Như biểu đồ điểm số, nhưng theo thứ tự của kết quả, để đặt dưới biểu đồ kết quả: một độ "
          + "lệch lớn với U lớn có điểm nhỏ.",
        en: "As the chart of scores, in the order of the results, to be read below their chart: a "
          + "large deviation with a large U has a small score."),
      avoid: Phrase(
        vi: "Điểm số không nói U có hợp lý hay không; xem pomplot.",
        en: "A score does not say whether U is plausible; see pomplot."),
      reference: "ISO 13528:2022, 9.7"),
    chart(
      .histogram, synonyms: ["density", "kernel density"],
      title: Phrase(
        vi: "Biểu đồ: tần suất và mật độ nhân", en: "Chart: histogram and kernel density"),
      shows: "f(x) = 1/(p h) Σ φ((x − x_i) / h),   h = 0.75 σ_pt or 0.9 s*/p^0.2",
      use: Phrase(
        vi:
          "Xem kết quả tụ về một chỗ hay nhiều chỗ: hai mốt thường là hai phương pháp hay hai cách "
          + "hiểu. Mỗi mốt có tỉ lệ mẫu bootstrap tìm thấy nó.",
        en: "Shows whether the results gather in one place or in several: two modes often are two "
          + "methods or two readings of the task. Each mode has the share of resamples that show it."
      ),
      avoid: Phrase(
        vi: "Dưới khoảng 12 kết quả, hình dạng phần lớn là ngẫu nhiên.",
        en: "Below some 12 results the shape is mostly chance."),
      reference: "ISO 13528:2022, 10.2, 10.3"),
    chart(
      .youden, synonyms: ["Youden plot"],
      title: Phrase(vi: "Biểu đồ Youden", en: "Youden plot"), shows: "(x_i,A, x_i,B), 95 %",
      use: Phrase(
        vi:
          "Hai mẫu tương tự đo bởi cùng các phòng. Điểm dọc theo đường chéo là sai số hệ thống của "
          + "phòng, điểm lệch khỏi đường chéo là sai số ngẫu nhiên; ngoài elip là bất thường.",
        en: "Two similar items measured by the same laboratories. Points along the diagonal are a "
          + "laboratory's systematic error, points away from it are random; outside the ellipse they "
          + "stand out."),
      avoid: Phrase(
        vi: "Hai mẫu phải gần nhau về mức và phương pháp.",
        en: "The items must be close in level and method."),
      reference: "ISO 13528:2022, 10.5; Youden 1959"),
    chart(
      .pomplot, synonyms: ["PomPlot"], title: Phrase(vi: "Biểu đồ PomPlot", en: "PomPlot"),
      shows: "D_i/MAD against u_i/MAD;   ζ = ±1, ±2, ±3",
      use: Phrase(
        vi:
          "Độ lệch theo chiều ngang, độ không đảm bảo đo theo chiều đứng, nhỏ ở trên: phòng ở đỉnh, "
          + "gần giữa là tốt nhất; các đường xiên là giới hạn của ζ. Ở trên mà xa giữa: U có thể quá "
          + "nhỏ; ở dưới thấp: U lớn.",
        en:
          "Deviations run across, uncertainties down, small ones at the top: best is the top near "
          + "the middle; the slanting lines are limits of ζ. High and far from the middle: U may be too "
          + "small; low: U is large."),
      avoid: Phrase(
        vi: "Cần độ không đảm bảo đo của mọi phòng được vẽ.",
        en: "It needs the uncertainty of each laboratory that it shows."),
      reference: "Pommé 2006; Spasova, Pommé, Wätjen 2007"),
    chart(
      .equivalence, synonyms: ["DoE", "degrees of equivalence", "độ tương đương"],
      title: Phrase(vi: "Biểu đồ: độ tương đương", en: "Chart: degrees of equivalence"),
      shows: "d_i ± U(d_i),   U(d_i) = 2 u(x_i − x_ref)",
      use: Phrase(
        vi: "Độ lệch của từng phòng với giá trị quy chiếu và U (k = 2) của độ lệch ấy. Vạch cắt "
          + "đường không: tương đương.",
        en: "Each laboratory's deviation from the reference value with the U (k = 2) of that "
          + "deviation. A bar that crosses zero: equivalent."),
      avoid: Phrase(
        vi:
          "Phòng nằm trong giá trị quy chiếu tương quan với nó: u(d) nhỏ hơn căn tổng bình phương.",
        en:
          "A laboratory inside the reference value is correlated with it: u(d) is smaller than the "
          + "root of the sum of squares."),
      reference: "CIPM MRA-G-11:2021; Cox 2002"),
    chart(
      .heatmap, synonyms: ["field of scores"],
      title: Phrase(
        vi: "Biểu đồ: mọi điểm số của vòng", en: "Chart: all scores of the round"),
      shows: "laboratories × comparisons",
      use: Phrase(
        vi:
          "Mỗi ô là một điểm số chia cho giới hạn ngoài của nó: xanh là thấp hơn, cam là cao hơn giá "
          + "trị ấn định, hình dạng là đánh giá. Một hàng cùng màu: độ chệch chung của phòng; một cột "
          + "cùng màu: nghi ngờ giá trị ấn định.",
        en: "Each tile is a score over its outer limit: blue lies below, orange above the assigned "
          + "value, the shape is the verdict. A row of one colour is a laboratory's bias, a column "
          + "of one colour puts the assigned value in doubt."),
      avoid: Phrase(
        vi: "Thang màu dừng ở hai lần giới hạn. Quá 60 phòng hay 40 phép so sánh thì chia trang.",
        en: "The scale ends at twice the limit. Beyond 60 laboratories or 40 comparisons it is cut "
          + "into pages."),
      reference: "ISO 13528:2022, 10.1"),
    chart(
      .methods, synonyms: ["method panel"],
      title: Phrase(
        vi: "Biểu đồ: giá trị ấn định theo các phương pháp",
        en: "Chart: the assigned value by every method"),
      shows: "x_pt ± U(x_pt)",
      use: Phrase(
        vi:
          "Giá trị ấn định nếu dùng phương pháp khác, cạnh trung bình đơn giản. Các vạch khớp nhau: "
          + "kết luận không phụ thuộc vào cách chọn.",
        en:
          "The assigned value as other methods give it, beside the plain mean. Where the bars agree "
          + "the verdicts do not hang on the choice."),
      avoid: Phrase(
        vi: "Phương pháp phải được chọn trước khi thấy kết quả; biểu đồ này không dùng để chọn.",
        en: "The method is chosen before the results are seen; this chart is not for choosing."),
      reference: "ISO 13528:2022, 7.8"),
  ]

  private static func chart(
    _ kind: PlotKind, synonyms: [String], title: Phrase, shows: String, use: Phrase, avoid: Phrase,
    reference: String
  ) -> Explanation {
    Explanation(
      name: kind.rawValue, synonyms: synonyms, title: title, formula: shows, symbols: [], use: use,
      avoid: avoid, verdict: nil, reference: Phrase(vi: reference, en: reference),
      worked: { _ in nil })
  }
}
