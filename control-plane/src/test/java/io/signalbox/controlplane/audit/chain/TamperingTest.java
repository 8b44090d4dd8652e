package io.signalbox.controlplane.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.audit.offline.ChainHash;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever rules the database can write anything into it; what they cannot is make it look right. */
public class TamperingTest extends ChainScene {

    private static final String ENTRY_5 = " WHERE organization_id = :organization AND sequence = 5";

    private TenantOrganization tenant;

    @BeforeEach
    public void makeSignedTrail() {
        tenant = tenants.tenant();
        trails.make(tenant, 8);
        Tenant.run(tenant.id(), signer::signHead);
        trails.make(tenant, 2);
        VerificationView intact = verify();
        assertThat(intact.state()).isEqualTo(ChainState.INTACT);
        assertThat(intact.verifiedThrough()).isEqualTo(10);
        assertThat(intact.lastSignature().sequence()).isEqualTo(8);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a changed byte       | entry = replace(entry, 'change 5', 'change 6')
                    a changed hash       | hash = sha256('x')
                    a changed link       | previous_hash = sha256('x')
                    a hidden action      | action = 'other'
                    a hidden actor       | actor_id = gen_random_uuid()
                    a hidden target      | target_id = gen_random_uuid()
                    a moved time         | at = at - interval '1 second'
                    a hidden refusal     | outcome = 'refused'
                    a text of elsewhere  | entry = replace(entry, organization_id::text, gen_random_uuid()::text)
                    no text at all       | entry = 'nothing'
                    """)
    public void noticesOneChangedRow(String what, String change) {
        assertThat(trails.tamper(tenant, "UPDATE audit_entry SET " + change + ENTRY_5))
                .isOne();

        assertBrokenAt(5);
    }

    @Test
    public void noticesRemovedRow() {
        trails.tamper(tenant, "DELETE FROM audit_entry" + ENTRY_5);

        assertBrokenAt(5);
    }

    /** More than are read at once. */
    @Test
    public void tellsWhereAWideGapEnds() {
        trails.makeTogether(tenant, 700);
        trails.tamper(
                tenant, "DELETE FROM audit_entry WHERE organization_id = :organization AND sequence BETWEEN 5 AND 604");

        assertBrokenAt(5);
        assertThat(verify().broken().problem()).isEqualTo("it and all up to entry 604 are missing");
    }

    @Test
    public void noticesSwappedRows() {
        trails.tamper(tenant, "ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_pkey");
        try {
            trails.tamper(
                    tenant,
                    "UPDATE audit_entry SET sequence = 11 - sequence WHERE organization_id = :organization AND sequence IN (5, 6)");
        } finally {
            trails.tamper(tenant, "ALTER TABLE audit_entry ADD PRIMARY KEY (organization_id, sequence)");
        }

        assertBrokenAt(5);
    }

    @Test
    public void noticesRemovedEnd() {
        trails.tamper(tenant, "DELETE FROM audit_entry WHERE organization_id = :organization AND sequence >= 9");

        assertBrokenAt(9);
    }

    @Test
    public void noticesEndThatWasTakenBackBehindASignature() {
        trails.tamper(tenant, "DELETE FROM audit_entry WHERE organization_id = :organization AND sequence >= 7");
        trails.tamper(tenant, """
                UPDATE audit_head SET sequence = 6, hash = (SELECT hash FROM audit_entry e WHERE e.sequence = 6
                    AND e.organization_id = :organization) WHERE organization_id = :organization""");

        assertBrokenAt(7);
    }

    /** Everything from there on computed anew, as one who knows the formula would. */
    @Test
    public void noticesRewrittenChainByItsSignature() {
        rewriteFrom(5);

        assertBrokenAt(8);
    }

    @Test
    public void noticesForgedSignature() {
        trails.tamper(
                tenant,
                "UPDATE audit_signature SET signature = set_byte(signature, 0, 255 - get_byte(signature, 0)) WHERE organization_id = :organization");

        assertBrokenAt(8);
    }

    @Test
    public void doesNotSignWhatIsBroken() {
        trails.tamper(
                tenant,
                "UPDATE audit_entry SET action = 'other' WHERE organization_id = :organization AND sequence = 9");
        Tenant.run(tenant.id(), signer::signHead);

        assertThat(verify().lastSignature().sequence()).isEqualTo(8);
    }

    @Test
    public void signsEachHeadOnce() {
        Tenant.run(tenant.id(), signer::signHead);
        Tenant.run(tenant.id(), signer::signHead);
        signer.signAdvanced();

        assertThat(verify().lastSignature().sequence()).isEqualTo(10);
        assertThat(trails.tamper(tenant, "DELETE FROM audit_signature WHERE organization_id = :organization"))
                .isEqualTo(2);
    }

    private void rewriteFrom(long first) {
        String previous = trails.of(tenant).get((int) first - 2).hash();
        for (long sequence = first; sequence <= 10; sequence++) {
            previous = rewrite(sequence, previous);
        }
    }

    private String rewrite(long sequence, String previous) {
        String text = trails.text(tenant, sequence).replace("change ", "chance ");
        String hash = ChainHash.next(previous, text);
        trails.tamper(
                tenant,
                "UPDATE audit_entry SET entry = '%s', previous_hash = decode('%s', 'hex'), hash = decode('%s', 'hex')"
                                .formatted(text, previous, hash)
                        + " WHERE organization_id = :organization AND sequence = " + sequence);
        trails.tamper(
                tenant,
                "UPDATE audit_head SET hash = decode('%s', 'hex') WHERE organization_id = :organization"
                        .formatted(hash));
        return hash;
    }

    private void assertBrokenAt(long sequence) {
        VerificationView checked = verify();
        assertThat(checked.state()).isEqualTo(ChainState.BROKEN);
        assertThat(checked.broken().sequence()).as(checked.broken().problem()).isEqualTo(sequence);
        assertThat(checked.verifiedThrough()).isEqualTo(sequence - 1);
    }

    private VerificationView verify() {
        return Tenant.call(tenant.id(), verification::verify);
    }
}
