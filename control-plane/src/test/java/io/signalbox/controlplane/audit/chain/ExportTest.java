package io.signalbox.controlplane.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.audit.AuditEntryView;
import io.signalbox.controlplane.audit.AuditFilter;
import io.signalbox.controlplane.audit.export.CsvLines;
import io.signalbox.controlplane.audit.offline.ExportReport;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever has an export can check it with the public key alone; whoever changed it is found out. */
class ExportTest extends ExportScene {

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
}
