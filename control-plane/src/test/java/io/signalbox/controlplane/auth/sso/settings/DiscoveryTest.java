package io.signalbox.controlplane.auth.sso.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryTest {

    private static final String ISSUER = "https://login.example.com";
    private static final String NEEDED = """
            "issuer": "https://login.example.com", "authorization_endpoint": "https://login.example.com/a",
            "token_endpoint": "https://login.example.com/t", "jwks_uri": "https://keys.example.com/k" """;

    @Test
    void readsWhatItNeeds() {
        ProviderMetadata metadata = Discovery.read(ISSUER, "{" + NEEDED + "}");

        assertThat(metadata.keys()).hasToString("https://keys.example.com/k");
        assertThat(metadata.basic()).isTrue();
        assertThat(metadata.namesItself()).isFalse();
    }

    /** Providers publish much that is of no use here, and some of it is in no standard's form. */
    @Test
    void leavesTheRestUnread() {
        String strange = """
                , "ui_locales_supported": ["x y"], "prompt_values_supported": ["of-our-own"],
                "service_documentation": "no address", "token_endpoint_auth_signing_alg_values_supported": ["none"]""";

        assertThat(Discovery.read(ISSUER, "{" + NEEDED + strange + "}").issuer())
                .isEqualTo(ISSUER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "jwks_uri"                         | "keys"            | jwks_uri
                    "https://login.example.com/a"      | 5                 | another form
                    "https://login.example.com/t"      | "https://a b"     | another form
                    "https://login.example.com/t"      | "http://a.test"   | token_endpoint
                    "issuer"                           | "other"           | names no issuer
                    """)
    void refusesWhatItCannotUse(String truth, String lie, String problem) {
        assertThatThrownBy(() -> Discovery.read(ISSUER, "{" + NEEDED.replace(truth, lie) + "}"))
                .isInstanceOf(ProviderProblem.class)
                .hasMessageContaining(problem);
    }
}
