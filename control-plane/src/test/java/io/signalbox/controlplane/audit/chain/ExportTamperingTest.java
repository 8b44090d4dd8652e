package io.signalbox.controlplane.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.audit.AuditFilter;
import io.signalbox.controlplane.audit.offline.AuditPublicKey;
import io.signalbox.controlplane.audit.offline.ExportReport;
import io.signalbox.controlplane.audit.offline.ExportVerifier;
import io.signalbox.controlplane.audit.offline.NotAnExport;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever changes an export is found out. */
class ExportTamperingTest extends ExportScene {

    public static Stream<Arguments> tamperings() {
        return Stream.of(
                tampering("flipped byte", 5, lines -> lines.set(5, lines.get(5).replace("change 2", "change 9"))),
                tampering("entry removed in the middle", 4, lines -> lines.remove(4)),
                tampering("entry removed at the start", 1, lines -> lines.remove(1)),
                tampering("entry removed at the end", 8, lines -> lines.remove(8)),
                tampering("two swapped", 4, lines -> Collections.swap(lines, 4, 5)),
                tampering("entry inserted", 4, lines -> lines.add(5, lines.get(4))),
                tampering(
                        "signature removed and re-made",
                        3,
                        lines -> lines.set(
                                9,
                                lines.get(9)
                                        .replace("\"signature\":\"", "\"signature\":\"0")
                                        .replaceFirst("[0-9a-f]\"}$", "\"}"))),
                tampering(
                        "signature of another head",
                        4,
                        lines -> lines.set(9, lines.get(9).replace(":3,", ":4,"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    public void saysWhatWasDoneAndWhere(String what, long sequence, Consumer<List<String>> tampering) {
        List<String> lines = new ArrayList<>(lines(AuditFilter.ALL));
        tampering.accept(lines);

        ExportReport report = verify(lines);

        assertThat(report.findings().getFirst().sequence())
                .as("%s: %s", what, report.findings())
                .isEqualTo(sequence);
        assertThat(report.findings()).as("the seal notices too").anyMatch(finding -> finding.problem()
                .contains("seal"));
    }

    /** The seal taken along: only the chain can notice. */
    @Test
    public void noticesAnEndThatIsMissingFromTheDatabaseBehindASignature() {
        Tenant.run(tenant.id(), signer::signHead);
        trails.tamper(tenant, "DELETE FROM audit_entry WHERE organization_id = :organization AND sequence > 6");

        assertThat(verify(lines(AuditFilter.ALL)).findings())
                .anyMatch(
                        finding -> finding.sequence() == 7 && finding.problem().contains("missing"))
                .anyMatch(
                        finding -> finding.sequence() == 8 && finding.problem().contains("signed"));
    }

    @Test
    public void noticesEntriesOfAnotherOrganization() {
        TenantOrganization ours = tenant;
        tenant = tenants.tenant();
        trails.make(tenant, 8);
        List<String> theirs = lines(AuditFilter.ALL);
        tenant = ours;
        List<String> lines = new ArrayList<>(lines(AuditFilter.ALL));
        lines.set(5, theirs.get(5));

        assertThat(verify(lines).findings().getFirst())
                .matches(finding -> finding.sequence() == 5 && finding.problem().contains("another organization"));
    }

    @Test
    public void noticesAnotherInstallationsKey() {
        byte[] other = new byte[32];
        other[0] = 1;
        ExportReport report = verify(bytes(lines(AuditFilter.ALL)), new AuditPublicKey(other));

        assertThat(report.findings()).anyMatch(finding -> finding.problem().contains("another key"));
    }

    @Test
    public void noticesThatTheEndIsCutOff() {
        byte[] whole = bytes(lines(AuditFilter.ALL));
        List<String> unsealed = lines(AuditFilter.ALL).subList(0, 9);

        assertThat(verify(Arrays.copyOf(whole, whole.length - 1), key.publicKey())
                        .isIntact())
                .isFalse();
        assertThat(verify(unsealed).findings())
                .anyMatch(finding -> finding.problem().contains("cut off"));
    }

    /**
     * Each byte once turned into another, and once taken out; seeded, so that a failure can be repeated. With one line of each kind, one entry
     * before the signature and one behind it: the whole file is read again for each byte.
     */
    @Test
    public void noticesAnySingleByte() {
        tenant = tenants.tenant();
        trails.make(tenant, 1);
        Tenant.run(tenant.id(), signer::signHead);
        trails.make(tenant, 1);
        var random = new Random(20261121);
        byte[] whole = bytes(lines(AuditFilter.ALL));
        for (int position = 0; position < whole.length; position++) {
            byte[] changed = whole.clone();
            changed[position] ^= (byte) (1 + random.nextInt(255));
            assertNoticed(changed, position);
            byte[] shorter = new byte[whole.length - 1];
            System.arraycopy(whole, 0, shorter, 0, position);
            System.arraycopy(whole, position + 1, shorter, position, shorter.length - position);
            assertNoticed(shorter, position);
        }
    }

    private void assertNoticed(byte[] file, int position) {
        try {
            assertThat(ExportVerifier.verify(new ByteArrayInputStream(file), key.publicKey())
                            .isIntact())
                    .as("byte %d", position)
                    .isFalse();
        } catch (NotAnExport | IOException noticed) {
            assertThat(noticed).isNotNull();
        }
    }

    private static Arguments tampering(String what, long sequence, Consumer<List<String>> tampering) {
        return Arguments.of(what, sequence, tampering);
    }
}
