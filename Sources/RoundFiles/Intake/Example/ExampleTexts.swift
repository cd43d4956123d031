import Interlab
import Tables
import Wording

/// The texts of an example round: its definition with comments and its README.
struct ExampleTexts {
  let field: ExampleField
  let language: Language
  let laboratories: Int
  let seed: UInt64

  private func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

  private var identifier: String { "VD-2027-\(field.letters)-01" }

  var definition: String {
    let comma = language == .vietnamese
    var yaml = say(
      """
      # Tệp khai báo của một vòng so sánh liên phòng. Dòng bắt đầu bằng # là ghi chú.
      # SỐ LIỆU TRONG THƯ MỤC NÀY LÀ MÔ PHỎNG. Hãy sửa tệp này cho vòng của mình, thay danh sách trong
      # participants.csv, rồi dùng lần lượt: lienphong codes, template, collect, analyze.
      # Trong tệp này số luôn viết với dấu chấm thập phân; tệp kết quả dùng dấu khai ở "decimal".

      """,
      """
      # The definition of a round. Lines that begin with # are comments.
      # THE DATA IN THIS FOLDER ARE SIMULATED. Edit this file for your round, replace the list in
      # participants.csv, then use in turn: lienphong codes, template, collect, analyze.
      # Numbers in this file have a decimal point; the results file has the mark given by "decimal".

      """)
    yaml += """

      round: \(identifier)
      title:
        vi: "Ví dụ (số liệu mô phỏng): so sánh liên phòng \(field.name.vietnamese) 2027"
        en: "Example (simulated data): interlaboratory comparison of \(field.name.english) 2027"

      # \(say("Tổ chức điều phối; liên hệ chỉ hiện trong báo cáo.", "Who coordinates; the contact appears in the report only."))
      coordinator:
        name: \(say("\"Tên tổ chức điều phối (ví dụ)\"", "\"Name of the coordinator (example)\""))
        contact: dieu-phoi@example.invalid

      # \(say("Phiên bản ISO 13528 mà báo cáo theo; hạt giống cho mọi phép mô phỏng.", "The edition of ISO 13528 that is followed; the seed of every simulation."))
      edition: ISO 13528:2022+Amd1:2026
      seed: \(seed)

      # \(say("Phiếu kết quả: tăng version mỗi khi sửa phiếu; phiếu nộp sau deadline được đánh dấu.", "The forms: raise the version whenever they change; one received after the deadline is marked."))
      forms:
        version: 1
        deadline: 2027-08-31

      # \(say("Sau khi thu phiếu (lienphong collect) hãy đổi thành results.csv.", "Once forms come in (lienphong collect) change this to results.csv."))
      results:
        file: example-results.csv
        decimal: \(comma ? "comma" : "point")

      measurands:

      """
    for measurand in field.measurands { yaml += entry(measurand, comma) }
    return yaml
  }

  private func entry(_ measurand: ExampleField.Measurand, _ comma: Bool) -> String {
    let least = measurand.expandedUncertainties.first ?? 1
    return """
        - id: \(measurand.id)
          quantity:
            vi: "\(measurand.quantity.vietnamese)"
            en: "\(measurand.quantity.english)"
          unit: "\(measurand.unit)"
          # \(say("In trên phiếu, để PTN tự kiểm tra; không được để lộ giá trị ấn định.", "Printed on the form for the laboratory's own check; must not give the assigned value away."))
          form: {nominal: \(shortestText(measurand.nominal)), within: \(shortestText(measurand.within)), referenceU: \(shortestText(least / 2))}
          # \(say("Chuẩn so sánh do tổ chức điều phối đo trước, trong và sau khi luân chuyển.", "The travelling standard, measured by the pilot before, during and after circulation."))
          transferStandard:
            pilot: pilot-\(measurand.id).csv
            decimal: \(comma ? "comma" : "point")
            dateFormat: \(comma ? "dd/mm/yyyy" : "yyyy-mm-dd")
            model: auto
            # \(say("Độ không đảm bảo đo do độ ổn định và do vận chuyển.", "Uncertainties of stability and of transport."))
            uStab: \(shortestText(measurand.pilotU / 2))
            uTransport: \(shortestText(measurand.pilotU))
          scores: [En, zeta]

      """
  }

  var readme: String {
    say(vietnameseReadme, englishReadme)
  }

  private var vietnameseReadme: String {
    """
    # \(identifier): vòng ví dụ về \(field.name.vietnamese)

    **Số liệu mô phỏng.** Không có chuẩn, phòng thí nghiệm hay tổ chức nào ở đây là thật. Thư mục do lệnh
    `lienphong init THƯ-MỤC --lang vi --field \(field.rawValue) --labs \(laboratories) --seed \(seed)` tạo ra.

    | tệp | nội dung |
    |---|---|
    | `round.yaml` | khai báo của vòng, có ghi chú từng mục |
    | `participants.csv` | danh sách tổ chức tham gia: hãy thay bằng danh sách thật |
    | `pilot-*.csv` | tổ chức điều phối đo chuẩn so sánh trước, trong và sau khi luân chuyển |
    | `example-results.csv` | kết quả mô phỏng của \(laboratories) phòng thí nghiệm, theo mã số |

    ## Bảy bước

    1. Sửa `round.yaml` và `participants.csv`.
    2. `lienphong codes participants.csv` – cấp mã số ngẫu nhiên; tệp khóa `participants-key.csv` chỉ chủ tệp đọc được, giữ riêng.
    3. `lienphong template round.yaml -o forms/` – mỗi phòng thí nghiệm một phiếu Excel; gửi kèm chuẩn.
    4. Phòng thí nghiệm tự kiểm tra: `lienphong precheck phieu.xlsx`.
    5. Đặt các phiếu nhận được vào `forms-returned/`, trong `round.yaml` đổi `results: file` thành `results.csv`, rồi
       `lienphong collect round.yaml forms-returned/` – ghi `results.csv`, nguồn gốc từng số và phiếu xác nhận cho từng phòng.
    6. `lienphong analyze round.yaml -o bao-cao` – báo cáo; dùng ngay được với số liệu ví dụ.
    7. Gửi dự thảo cho các bên tham gia, rồi công bố.

    ## Số liệu được tạo như thế nào

    Chuẩn so sánh trôi theo đường thẳng. Mỗi phòng đo một lần, sai số là 0,45 U nhân một số ngẫu nhiên chuẩn (cắt ở ±1,6), U là một
    trong ba mức. Hai lỗi được cài sẵn để xem báo cáo nói gì: phòng thứ ba lệch xa ở đại lượng đầu, phòng thứ năm công bố U quá nhỏ
    ở đại lượng cuối.

    """
  }

  private var englishReadme: String {
    """
    # \(identifier): an example round of \(field.name.english)

    **Simulated data.** No standard, laboratory or body in here is real. Made by
    `lienphong init FOLDER --lang en --field \(field.rawValue) --labs \(laboratories) --seed \(seed)`.

    | file | contents |
    |---|---|
    | `round.yaml` | the definition of the round, each entry with a comment |
    | `participants.csv` | the participants: put in the real ones |
    | `pilot-*.csv` | the pilot's measurements of the travelling standard before, during and after circulation |
    | `example-results.csv` | simulated results of \(laboratories) laboratories, by code |

    ## Seven steps

    1. Edit `round.yaml` and `participants.csv`.
    2. `lienphong codes participants.csv` gives random codes; the key, `participants-key.csv`, is readable by its owner only. Keep it apart.
    3. `lienphong template round.yaml -o forms/` makes an Excel form for each laboratory, to go with the standard.
    4. A laboratory checks its own: `lienphong precheck form.xlsx`.
    5. Put the forms that come back into `forms-returned/`, change `results: file` in `round.yaml` to `results.csv`, and
       `lienphong collect round.yaml forms-returned/` writes `results.csv`, where each number came from, and a confirmation for each laboratory.
    6. `lienphong analyze round.yaml -o report` makes the report; it works with the example results at once.
    7. Send the draft to the participants, then publish.

    ## How the data were made

    The travelling standard drifts along a line. Each laboratory measures once; its error is 0.45 U times a standard normal number (cut off
    at ±1.6), U one of three levels. Two mistakes are built in, to see what a report says of them: the third laboratory is far off in the
    first measurand, and the fifth states too small a U in the last.

    """
  }
}
