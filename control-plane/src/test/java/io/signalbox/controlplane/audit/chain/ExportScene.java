package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.AuditFilter;
import io.signalbox.controlplane.audit.export.AuditExport;
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
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** An audit log with signatures, exported and checked. */
@ControlPlaneTest
abstract class ExportScene {

    @Autowired
    TenantFixture tenants;

    @Autowired
    AuditRecords trails;

    @Autowired
    AuditExport export;

    @Autowired
    HeadSigner signer;

    @Autowired
    AuditKey key;

    @TempDir
    Path folder;

    TenantOrganization tenant;

    /** Header, entries 1 to 8, signatures of 3 and 8, seal. */
    @BeforeEach
    public void makeTrail() {
        tenant = tenants.tenant();
        trails.make(tenant, 3);
        Tenant.run(tenant.id(), signer::signHead);
        trails.make(tenant, 5);
    }

    List<String> lines(AuditFilter filter) {
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

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    ExportReport verify(List<String> lines) {
        return verify(bytes(lines), key.publicKey());
    }

    static ExportReport verify(byte[] file, AuditPublicKey trusted) {
        try {
            return ExportVerifier.verify(new ByteArrayInputStream(file), trusted);
        } catch (IOException | NotAnExport failure) {
            throw new AssertionError(failure);
        }
    }
}
