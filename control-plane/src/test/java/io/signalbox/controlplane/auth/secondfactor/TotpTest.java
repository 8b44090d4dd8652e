package io.signalbox.controlplane.auth.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** The key of the test vectors of RFC 6238, appendix B. */
    private final Totp totp = new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037"})
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(totp.code(Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void allowsClocksToBeOneStepOff() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);

        assertThat(totp.match(totp.code(now.minusSeconds(30)), now, 0)).isPresent();
        assertThat(totp.match(totp.code(now.plusSeconds(30)), now, 0)).isPresent();
        assertThat(totp.match(totp.code(now.minusSeconds(60)), now, 0)).isEmpty();
        assertThat(totp.match(totp.code(now.plusSeconds(60)), now, 0)).isEmpty();
    }

    @Test
    void takesNoCodeTwice() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long used = totp.match(totp.code(now), now, 0).orElseThrow();

        assertThat(totp.match(totp.code(now), now, used)).isEmpty();
        assertThat(totp.match(totp.code(now.minusSeconds(30)), now, used)).isEmpty();
    }

    @Test
    void isReadByApps() {
        assertThat(totp.text()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(totp.uri("ada+x@example.com"))
                .isEqualTo(
                        "otpauth://totp/Signalbox:ada%2Bx%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Signalbox&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void encodesWhatIsNoMultipleOfFiveBytes() {
        assertThat(Base32.encode("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Base32.encode(new byte[] {(byte) 0xFF})).isEqualTo("74");
        assertThat(Base32.encode(new byte[0])).isEmpty();
    }
}
