package io.signalbox.controlplane.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " {\"a\" : [1, -0, 0.5e-3, 1E+2, true, false, null, \"x\\n\\u00e9\\ud83d\\ude00\"] }\r\n",
                "\"text\"",
                "0",
                "{\"a\":{\"a\":{\"a\":1}},\"b\":[{\"a\":1},{\"a\":2}]}",
                "{\"grüße\":\"日本 😀\"}"
            })
    void findsNothingWrongWithUsualJson(String text) throws NotJson {
        assertThat(read(text).problem()).isEmpty();
        assertThatCode(() -> read(text).tree()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "[1}",
                "{a:1}",
                "{'a':1}",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "-",
                "NaN",
                "tru",
                "truee",
                "nul",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"a\nb\"",
                "{} {}",
                "<xml/>",
                "a=b&c=d",
                "\u0000",
                "\ufeff{}"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> read(text));
    }

    static Stream<byte[]> unstorable() {
        return Stream.of(
                        "{\"a\":\"x\\u0000y\"}",
                        "{\"\\u0000\":1}",
                        "{\"a\":\"\\ud800\"}",
                        "{\"a\":\"\\udc00\\ud800\"}",
                        "{\"a\":\"\\ud800\\u0041\"}",
                        "{\"a\":1,\"a\":2}",
                        "{\"a\":1,\"\\u0061\":2}",
                        "{\"a\":1e99999}",
                        "{\"a\":-1E-1001}",
                        "{\"a\":" + "9".repeat(1001) + "}",
                        "{\"" + "k".repeat(10_001) + "\":1}",
                        "[".repeat(201) + "]".repeat(201),
                        "{\"a\":".repeat(300) + "1" + "}".repeat(300),
                        "[" + "1e900,".repeat(2000) + "1]")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("unstorable")
    void saysWhatCannotBeStoredAndStillReadsTheRest(byte[] text) throws NotJson {
        UntrustedJson json = UntrustedJson.read(text);
        assertThat(json.problem()).isPresent();
        assertThatCode(json::tree).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xC1, 0xF5, 0xFF})
    void findsBytesThatAreNotUtf8(int stray) throws NotJson {
        byte[] text = "{\"a\":\"?\",\"id\":\"7\"}".getBytes(StandardCharsets.UTF_8);
        text[6] = (byte) stray;
        UntrustedJson json = UntrustedJson.read(text);
        assertThat(json.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("UTF-8"));
        assertThat(json.tree().path("id").stringValue()).isEqualTo("7");
    }

    @Test
    void findsSurrogatesInUtf8() throws NotJson {
        byte[] text = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        assertThat(UntrustedJson.read(text).problem()).isPresent();
    }

    @Test
    void readsAroundWhatIsTooDeep() throws NotJson {
        UntrustedJson json = read("{\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"id\":\"7\"}");
        assertThat(json.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("nested"));
        assertThat(json.tree().path("id").stringValue()).isEqualTo("7");
    }

    @Test
    void survivesAMegabyteOfBrackets() {
        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> read("[".repeat(1024 * 1024)));
        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> read("{\"a\":".repeat(200_000)));
        assertThatCode(() ->
                        read("[".repeat(512 * 1024) + "]".repeat(512 * 1024)).tree())
                .doesNotThrowAnyException();
    }

    @Test
    void splitsAnArrayIntoItsOwnBytes() throws NotJson {
        UntrustedJson array = read("[ {\"a\": 1} ,[2,[3]], \"x,]\" ,4 ]");
        assertThat(array.elements().stream().map(UntrustedJson::string))
                .containsExactly("{\"a\": 1}", "[2,[3]]", "\"x,]\"", "4");
    }

    @Test
    void judgesEachElementByItself() throws NotJson {
        UntrustedJson array = read("[{\"a\":\"\\u0000\"},{\"a\":1}]");
        assertThat(array.elements().getFirst().problem()).isPresent();
        assertThat(array.elements().getLast().problem()).isEmpty();
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        assertThat(UntrustedJson.members("{\"a\":1.10000000000000000001,\"b\":123456789012345678901234567890}"))
                .hasToString("{a=1.10000000000000000001, b=123456789012345678901234567890}");
    }

    /** Whatever the bytes are, the answer is JSON or not JSON; and what is JSON can be looked at. */
    @Test
    void takesAnyBytes() {
        var random = new Random(20261120);
        byte[] alphabet = "{}[]\",:\\u00dD8aeE+-.019 truefalsn\n".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 50_000; round++) {
            byte[] text = new byte[random.nextInt(40)];
            for (int index = 0; index < text.length; index++) {
                text[index] = random.nextInt(20) == 0
                        ? (byte) random.nextInt(256)
                        : alphabet[random.nextInt(alphabet.length)];
            }
            assertThatCode(() -> readOrRefuse(text)).doesNotThrowAnyException();
        }
    }

    private static void readOrRefuse(byte[] text) {
        try {
            UntrustedJson.read(text).tree();
        } catch (NotJson refused) {
            assertThat(refused.detail()).startsWith("Not JSON");
        }
    }

    private static UntrustedJson read(String text) throws NotJson {
        return UntrustedJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
