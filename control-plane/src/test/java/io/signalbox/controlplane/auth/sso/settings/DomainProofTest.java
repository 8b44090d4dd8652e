package io.signalbox.controlplane.auth.sso.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.auth.sso.settings.SignOnSettings.Proof;
import io.signalbox.controlplane.organizations.OrganizationCreationSettings;
import io.signalbox.controlplane.organizations.SignUp;
import org.junit.jupiter.api.Test;

class DomainProofTest {

    @Test
    void cannotBeSkippedWhereStrangersSignUp() {
        assertThatThrownBy(() -> configure(Proof.NONE, SignUp.OPEN)).hasMessageContaining("SIGNALBOX_DOMAIN_PROOF");
    }

    @Test
    void mayBeSkippedInsideOneCompany() {
        assertThatCode(() -> configure(Proof.NONE, SignUp.CLOSED)).doesNotThrowAnyException();
        assertThatCode(() -> configure(Proof.DNS, SignUp.OPEN)).doesNotThrowAnyException();
    }

    private static void configure(Proof proof, SignUp signUp) {
        new SignOnConfiguration(new SignOnSettings(proof, null), new OrganizationCreationSettings(signUp, 1));
    }
}
