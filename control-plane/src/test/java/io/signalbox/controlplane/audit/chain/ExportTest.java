package io.signalbox.controlplane.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.audit.AuditEntryView;
import io.signalbox.controlplane.audit.AuditFilter;
import io.signalbox.controlplane.audit.export.AuditExport;
import io.signalbox.controlplane.audit.export.CsvLines;
import io.signalbox.controlplane.audit.export.ExportFormat;
import io.signalbox.controlplane.audit.offline.AuditPublicKey;
import io.signalbox.controlplane.audit.offline.ExportReport;
import io.signalbox.controlplane.audit.offline.ExportVerifier;
import io.signalbox.controlplane.audit.offline.NotAnExport;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whoever has an export can check it with the public key alone; whoever changed it is found out. */
@ControlPlaneTest
@Import(AuditRecords.class)
public class ExportTest {

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private AuditRecords trails;

    @Autowired
    private AuditExport export;

    @Autowired
    private HeadSigner signer;

    @Autowired
    private AuditKey key;

    @TempDir
    private Path folder;

    private TenantOrganization tenant;

    /** Header, entries 1 to 8, signatures of 3 and 8, seal. */
    @BeforeEach
    public void makeTrail() {
        tenant = tenants.tenant();
        trails.make(tenant, 3);
        Tenant.run(tenant.id(), signer::signHead);
        trails.make(tenant, 5);
    }

    @Test
    public void findsTheWholeChainIntact() {
        List<String> lines = lines(AuditFilter.ALL);
        ExportReport report = verify(lines);

        assertThat(lines).hasSize(1 + 8 + 2 + 1);
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(8);
        assertThat(report.signedThrough()).isEqualTo(8);
        assertThat(lines.get(1)).contains(trails.text(tenant, 1));
    }

    @Test
    public void findsALongChainIntact() {
        trails.makeTogether(tenant, 1_200);
        Tenant.run(tenant.id(), signer::signHead);
        trails.makeTogether(tenant, 3);

        ExportReport report = verify(lines(AuditFilter.ALL));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(1_211);
        assertThat(report.signedThrough()).isEqualTo(1_211);
    }

    @Test
    public void findsAPartIntact() {
        List<AuditEntryView> entries = trails.of(tenant);
        var range = new AuditFilter(
                null,
                null,
                null,
                null,
                null,
                entries.get(3).entry().at(),
                entries.get(6).entry().at());
        ExportReport report = verify(lines(range));

        assertThat(report.header().scope()).isEqualTo("range");
        assertThat(report.findings()).isEmpty();
        assertThat(report.header().firstSequence()).isLessThanOrEqualTo(4);
        assertThat(report.header().lastSequence()).isLessThanOrEqualTo(6);
    }

    @Test
    public void findsPickedEntriesGenuine() {
        var thing = new AuditFilter(null, "thing", null, null, null, null, null);
        var nothing = new AuditFilter(null, "other", null, null, null, null, null);

        assertThat(verify(lines(thing)).header().scope()).isEqualTo("filtered");
        assertThat(verify(lines(thing)).isIntact()).isTrue();
        assertThat(verify(lines(thing)).entries()).isEqualTo(8);
        assertThat(verify(lines(nothing)).isIntact()).isTrue();
    }

    @Test
    public void findsAnEmptyTrailIntact() {
        tenant = tenants.tenant();

        assertThat(verify(lines(AuditFilter.ALL)).isIntact()).isTrue();
    }

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

    /** Each byte once turned into another, and once taken out; seeded, so that a failure can be repeated. */
    @Test
    public void noticesAnySingleByte() {
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

    @Test
    public void endsTheCommandWithWhatItFound() throws Exception {
        Path intact = Files.write(folder.resolve("intact.jsonl"), bytes(lines(AuditFilter.ALL)));
        Path broken = Files.writeString(
                folder.resolve("broken.jsonl"), Files.readString(intact).replaceFirst("change 2", "change 9"));
        Path pem = Files.writeString(folder.resolve("key.pem"), key.publicKey().pem());

        assertThat(command(intact.toString(), pem.toString())).isEqualTo(0);
        assertThat(command(intact.toString(), key.publicKey().text())).isEqualTo(0);
        assertThat(command(intact.toString())).isEqualTo(0);
        assertThat(command(broken.toString(), pem.toString())).isEqualTo(1);
        assertThat(command(pem.toString(), pem.toString())).isEqualTo(2);
        assertThat(command(intact.toString(), "no key")).isEqualTo(2);
        assertThat(command(folder.resolve("absent").toString())).isEqualTo(2);
        assertThat(command()).isEqualTo(2);
    }

    @Test
    public void keepsFormulasOutOfSpreadsheets() {
        for (String start : List.of("=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D")) {
            assertThat(CsvLines.cell(start + "1\"1")).isEqualTo("\"'" + start + "1\"\"1\"");
        }
        assertThat(CsvLines.cell("a=1")).isEqualTo("\"a=1\"");
        assertThat(CsvLines.cell(null)).isEmpty();
    }

    /** With nothing on the class path but our own classes: neither Spring nor a driver. */
    private static int command(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "target/classes",
                "io.signalbox.controlplane.audit.offline.VerifyAudit"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
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

    private List<String> lines(AuditFilter filter) {
        return Tenant.call(tenant.id(), () -> {
            try (InputStream stream = export.open(filter, ExportFormat.JSONL)) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private ExportReport verify(List<String> lines) {
        return verify(bytes(lines), key.publicKey());
    }

    private static ExportReport verify(byte[] file, AuditPublicKey trusted) {
        try {
            return ExportVerifier.verify(new ByteArrayInputStream(file), trusted);
        } catch (IOException | NotAnExport failure) {
            throw new AssertionError(failure);
        }
    }
}
