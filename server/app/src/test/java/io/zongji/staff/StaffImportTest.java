package io.zongji.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class StaffImportTest extends ServerTest {
  private static final String HEAD = "工号,姓名,邮箱,昵称,手机号,角色,技能组\n";
  private TestClient admin;

  @BeforeAll
  void signIn() {
    admin = admin();
    for (var mode : List.of("OMNIMEDIA", "ONLINE")) {
      admin.post("/api/skill-groups", Map.of("mode", mode, "name", "共名组"));
    }
    admin.post("/api/skill-groups", Map.of("mode", "PHONE", "name", "热线组"));
  }

  private TestClient.Answer csv(String text) {
    return upload("staff.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private TestClient.Answer upload(String name, byte[] file) {
    return admin.upload("/api/staff/import", name, "application/octet-stream", file);
  }

  private String code(byte[] file) {
    return upload("x.xlsx", file).code();
  }

  private int total() {
    return admin.get("/api/staff").body().path("total").asInt();
  }

  private static byte[] xlsx(List<List<String>> rows) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "test", "1.0")) {
      var sheet = book.newWorksheet("s");
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          sheet.value(row, column, rows.get(row).get(column));
        }
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void takesACsvFileWithQuotesAndGroups() {
    var answer =
        csv(
            "\ufeff"
                + HEAD
                + "I1,\"导入,一\",i1@example.com,,,普通座席,热线组；全媒体客服/共名组\r\n"
                + "\r\n"
                + ",导入二,I2@example.com,昵称,13800000000,管理员,\r\n");
    assertThat(answer.status()).isEqualTo(200);
    var created = answer.body().path("created");
    assertThat(created.size()).isEqualTo(2);
    var first = created.get(0).path("staff");
    assertThat(first.path("name").asString()).isEqualTo("导入,一");
    assertThat(first.path("groups").size()).isEqualTo(2);
    assertThat(created.get(1).path("staff").path("role").asString()).isEqualTo("ADMIN");
    assertThat(created.get(1).path("staff").path("number").asString()).hasSize(6);
    assertThat(created.get(0).path("oneTimePassword").asString())
        .isNotEqualTo(created.get(1).path("oneTimePassword").asString());
  }

  @Test
  void takesAnXlsxFileAndACsvFileOfAChineseWindows() throws IOException {
    var rows =
        List.of(
            List.of("工号", "姓名", "邮箱", "昵称", "手机号", "角色", "技能组"),
            List.of("X1", "表格一", "x1@example.com", "", "", "", ""));
    assertThat(upload("a.xlsx", xlsx(rows)).status()).isEqualTo(200);
    var gbk = (HEAD + "G1,国标,g1@example.com,,,,\n").getBytes(Charset.forName("GB18030"));
    var answer = upload("a.csv", gbk);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("created").get(0).path("staff").path("name").asString())
        .isEqualTo("国标");
  }

  @Test
  void namesEveryBadRowAndTakesNone() {
    agent("taken1", "已有");
    var before = total();
    var answer =
        csv(
            HEAD
                + "B1,好的,b1@example.com,,,,\n"
                + "B 2,,b2,,x,老板,没有的组\n"
                + "B1,重复,B1@example.com,,,,共名组\n"
                + "TAKEN1,已有,taken1@example.com,,,,\n");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("staff.import-rows");
    assertThat(answer.errors())
        .containsExactly(
            "3 number format",
            "3 name required",
            "3 email format",
            "3 mobile format",
            "3 role unknown-role",
            "3 groups unknown-group",
            "4 groups ambiguous");
    assertThat(answer.body().path("errors").get(1).path("detail").asString()).isEqualTo("必填");
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void namesWhatIsTakenInTheFileOrInTheHouse() {
    agent("taken2", "已有");
    var before = total();
    var answer =
        csv(
            HEAD
                + "C1,一,c1@example.com,,,,\n"
                + "c1,二,C1@example.com,,,,\n"
                + "TAKEN2,三,taken2@example.com,,,,\n");
    assertThat(answer.errors())
        .containsExactly("3 number taken", "3 email taken", "4 number taken", "4 email taken");
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void refusesFilesThatAreNoTables() {
    assertThat(code(new byte[0])).isEqualTo("staff.import-no-headings");
    assertThat(code("PK\u0003\u0004 but no archive".getBytes(StandardCharsets.UTF_8)))
        .isIn("staff.import-unreadable", "staff.import-type");
    assertThat(code(new byte[] {(byte) 0xff, (byte) 0xff, 0, 1, (byte) 0x80}))
        .isEqualTo("staff.import-encoding");
    assertThat(code(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1}))
        .isEqualTo("staff.import-type");
    assertThat(csv("a,b,c\n1,2,3\n").code()).isEqualTo("staff.import-no-headings");
    assertThat(csv(HEAD + "1,\"open,a@example.com,,,,\n").code()).isEqualTo("staff.import-quote");
    assertThat(csv(HEAD + "\n,,\n").code()).isEqualTo("staff.import-empty");
    var rows = new StringBuilder(HEAD);
    for (int i = 0; i <= StaffTable.ROWS_MAX; i++) {
      rows.append(",名,many").append(i).append("@example.com,,,,\n");
    }
    assertThat(csv(rows.toString()).code()).isEqualTo("staff.import-too-long");
    var large = upload("x.csv", new byte[StaffTable.FILE_BYTES_MAX + 1]);
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.code()).isEqualTo("staff.import-file-too-large");
    assertThat(admin.post("/api/staff/import", Map.of()).status()).isEqualTo(415);
  }

  @Test
  void theTemplatesCanBeFilledInAndImported() throws IOException {
    var xlsx = admin.get("/api/staff/import-template?format=xlsx");
    assertThat(xlsx.status()).isEqualTo(200);
    assertThat(xlsx.raw().headers().firstValue("Content-Disposition").orElse(""))
        .contains("staff.xlsx");
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.bytes()))) {
      assertThat(book.getFirstSheet().read().getFirst().getCellText(1)).isEqualTo("姓名");
    }
    assertThat(upload("template.xlsx", xlsx.bytes()).status()).isEqualTo(200);
    var csv = admin.get("/api/staff/import-template?format=csv");
    assertThat(csv.text()).startsWith("\ufeff工号,姓名");
    assertThat(upload("template.csv", csv.bytes()).errors())
        .containsExactly("2 number taken", "2 email taken");
    assertThat(admin.get("/api/staff/import-template?format=pdf").status()).isEqualTo(400);
  }

  @Test
  void columnsAreKnownByTheirHeadingsWhereverTheyStand() {
    var answer =
        csv(
            """
            客服名单,,,,,,
            ,,,,,,
            手机号,Nickname,*姓名,E-mail,工号,Role,Skill groups
            13900000001,小一,一号,h1@example.com,H001,agent,
            """);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var staff = answer.body().path("created").get(0).path("staff");
    assertThat(staff.path("mobile").asString()).isEqualTo("13900000001");
    assertThat(staff.path("nickname").asString()).isEqualTo("小一");
    assertThat(staff.path("number").asString()).isEqualTo("H001");
  }

  @Test
  void columnsThatNobodyNeedsMayBeLeftOut() {
    var answer = csv("工号,姓名,邮箱,角色\nM001,少列,m001@example.com,管理员\n");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var staff = answer.body().path("created").get(0).path("staff");
    assertThat(staff.path("role").asString()).isEqualTo("ADMIN");
    assertThat(staff.path("mobile").asString()).isEmpty();
  }

  @Test
  void headingsThatAreUnknownMissingOrThereTwiceAreNamed() {
    var before = total();
    var unknown = csv(HEAD.replace("工号", "序号") + "1,一,u1@example.com,,,,\n");
    assertThat(unknown.code()).isEqualTo("staff.import-headings");
    assertThat(unknown.errors())
        .containsExactly("1 序号 unknown-heading", "1 number missing-heading");
    var twice = csv(HEAD.replace("昵称", "姓名") + "1,一,u1@example.com,,,,\n");
    assertThat(twice.errors()).containsExactly("1 姓名 repeated-heading");
    var few = csv("姓名,邮箱\n一,u1@example.com\n");
    assertThat(few.errors()).containsExactly("1 number missing-heading", "1 role missing-heading");
    var beyond = csv(HEAD + "1,一,u1@example.com,,,,,备注\n");
    assertThat(beyond.errors()).containsExactly("2 备注 no-heading");
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void separatorAndEncodingAreToldFromTheFile() {
    int n = 0;
    for (var separator : List.of(";", "\t", "，")) {
      for (var charset : List.of("UTF-8", "UTF-16", "x-UTF-16LE-BOM", "GB18030")) {
        var text = HEAD + "S" + ++n + ",\"分\n隔\",s" + n + "@example.com,,,,\r";
        var file = text.replace(",", separator).replace("\"分\n隔\"", "分隔");
        var answer = upload("a.csv", file.getBytes(Charset.forName(charset)));
        assertThat(answer.status()).as(separator + charset + answer.text()).isEqualTo(200);
      }
    }
    var hinted = csv("sep=;\n" + (HEAD + "SH,提示,sh@example.com,,,,\n").replace(",", ";"));
    assertThat(hinted.status()).isEqualTo(200);
  }
}
