package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.auth.sso.signin.IdTokens;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and judges a discovery document. Endpoints may be on other hosts than the issuer, but never less secured than it. */
final class Discovery {

    private static final String PATH = "/.well-known/openid-configuration";
    private static final String BASIC = "client_secret_basic";
    private static final String POST = "client_secret_post";
    private static final String S256 = "S256";

    private final String issuer;
    private final JsonNode document;

    private Discovery(String issuer, JsonNode document) {
        this.issuer = issuer;
        this.document = document;
    }

    static String addressOf(String issuer) {
        return (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + PATH;
    }

    /** @throws ProviderProblem when it is not the document of this issuer, or misses something needed */
    static ProviderMetadata read(String issuer, byte[] body, JsonMapper json) {
        try {
            return new Discovery(issuer, json.readTree(body)).metadata();
        } catch (JacksonException broken) {
            throw new ProviderProblem("The discovery document is not JSON.", broken);
        }
    }

    private ProviderMetadata metadata() {
        requireIssuer();
        requireIfStated("code_challenge_methods_supported", Set.of(S256), "PKCE with S256");
        requireIfStated("response_types_supported", Set.of("code"), "the authorization code flow");
        requireIfStated(
                "id_token_signing_alg_values_supported", IdTokens.ALGORITHM_NAMES, "signatures with a public key");
        requireIfStated("token_endpoint_auth_methods_supported", Set.of(BASIC, POST), "client secrets");
        List<String> methods = texts("token_endpoint_auth_methods_supported");
        return new ProviderMetadata(
                issuer,
                endpoint("authorization_endpoint"),
                endpoint("token_endpoint"),
                endpoint("jwks_uri"),
                methods.isEmpty() || methods.contains(BASIC),
                document.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    private void requireIssuer() {
        String own = text("issuer");
        if (!issuer.equals(own)) {
            throw new ProviderProblem(
                    own == null
                            ? "The discovery document names no issuer."
                            : "The discovery document names another issuer: set the issuer exactly as the provider writes it.");
        }
    }

    private void requireIfStated(String field, Set<String> wanted, String meaning) {
        List<String> stated = texts(field);
        if (!stated.isEmpty() && stated.stream().noneMatch(wanted::contains)) {
            throw new ProviderProblem("The provider does not offer " + meaning + ".");
        }
    }

    private URI endpoint(String field) {
        String given = text(field);
        try {
            var address = URI.create(given == null ? "" : given);
            boolean plain = "http".equalsIgnoreCase(address.getScheme()) && issuer.startsWith("http:");
            if (address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && (plain || "https".equalsIgnoreCase(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            // Said below
        }
        throw new ProviderProblem("The discovery document has no usable " + field + ".");
    }

    private @Nullable String text(String field) {
        JsonNode value = document.path(field);
        return value.isString() ? value.asString() : null;
    }

    private List<String> texts(String field) {
        return elements(document.path(field))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? array.valueStream() : Stream.of();
    }
}
