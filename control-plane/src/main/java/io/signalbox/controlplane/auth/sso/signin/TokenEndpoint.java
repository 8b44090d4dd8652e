package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.auth.sso.settings.ProviderMetadata;
import io.signalbox.controlplane.auth.sso.settings.ProviderProblem;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.outbound.Outbound;
import io.signalbox.controlplane.platform.outbound.OutboundAnswer;
import io.signalbox.controlplane.platform.outbound.OutboundProblem;
import io.signalbox.controlplane.platform.outbound.OutboundRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Redeems codes. */
@Component
class TokenEndpoint {

    /** @param secret of the client */
    record Redemption(String code, SecretToken verifier, URI redirectUri, String clientId, String secret) {

        @Override
        public String toString() {
            return "Redemption";
        }
    }

    private final Outbound outbound;
    private final JsonMapper json;

    TokenEndpoint(Outbound outbound, JsonMapper json) {
        this.outbound = outbound;
        this.json = json;
    }

    /**
     * The ID token for a code.
     *
     * @throws SignOnRefused when the provider refuses, or answers none
     * @throws ProviderProblem when it does not answer
     */
    String redeem(ProviderMetadata provider, Redemption redemption) {
        OutboundAnswer answer = send(request(provider, redemption));
        if (answer.status() >= 500) {
            throw new ProviderProblem("The token endpoint answered " + answer.status() + ".");
        }
        JsonNode body = parse(answer);
        if (!answer.isSuccess()) {
            throw SignOnRefused.person(
                    SignOnProblem.UNTRUSTED,
                    "the code was refused: " + harmless(body.path("error").asString("")));
        }
        String token = body.path("id_token").asString("");
        if (token.isEmpty()) {
            throw SignOnRefused.token("the answer has none");
        }
        return token;
    }

    private OutboundAnswer send(OutboundRequest request) {
        try {
            return outbound.send(request);
        } catch (OutboundProblem problem) {
            throw new ProviderProblem("The token endpoint cannot be called: " + problem.getMessage(), problem);
        }
    }

    private static OutboundRequest request(ProviderMetadata provider, Redemption redemption) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", redemption.code());
        form.put("redirect_uri", redemption.redirectUri().toString());
        form.put("code_verifier", redemption.verifier().text());
        if (provider.basic()) {
            return OutboundRequest.post(provider.tokenEndpoint(), form).with("Authorization", basic(redemption));
        }
        form.put("client_id", redemption.clientId());
        form.put("client_secret", redemption.secret());
        return OutboundRequest.post(provider.tokenEndpoint(), form);
    }

    /** Both parts are encoded as in forms before they are joined (RFC 6749, 2.3.1). */
    private static String basic(Redemption redemption) {
        String pair = encoded(redemption.clientId()) + ":" + encoded(redemption.secret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode parse(OutboundAnswer answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException broken) {
            throw new ProviderProblem("The token endpoint answered no JSON.", broken);
        }
    }

    /** A provider's word for an error, fit for a log. */
    static String harmless(String error) {
        String word = error.replaceAll("[^A-Za-z0-9_.-]", "?");
        return word.substring(0, Math.min(word.length(), 60));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
