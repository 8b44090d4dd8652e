package io.signalbox.controlplane.auth.sso.signin;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import io.signalbox.controlplane.auth.sso.settings.ProviderMetadata;
import io.signalbox.controlplane.auth.sso.settings.ProviderProblem;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.outbound.Outbound;
import io.signalbox.controlplane.platform.outbound.OutboundAnswer;
import io.signalbox.controlplane.platform.outbound.OutboundProblem;
import io.signalbox.controlplane.platform.outbound.OutboundRequest;
import java.net.URI;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Redeems codes. The library writes and reads the messages; {@link Outbound} moves them. */
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

    TokenEndpoint(Outbound outbound) {
        this.outbound = outbound;
    }

    /**
     * The ID token for a code.
     *
     * @throws SignOnRefused when the provider refuses, or answers none
     * @throws ProviderProblem when it does not answer
     */
    JWT redeem(ProviderMetadata provider, Redemption redemption) {
        OutboundAnswer answer = send(request(provider, redemption));
        if (answer.status() >= 500) {
            throw new ProviderProblem("The token endpoint answered " + answer.status() + ".");
        }
        JSONObject body = parse(answer);
        if (!answer.isSuccess()) {
            throw SignOnRefused.person(SignOnProblem.UNTRUSTED, "the code was refused: " + error(body));
        }
        try {
            return OIDCTokenResponse.parse(body).getOIDCTokens().getIDToken();
        } catch (ParseException unreadable) {
            throw SignOnRefused.token("the answer has none, or none that can be read");
        }
    }

    private OutboundAnswer send(OutboundRequest request) {
        try {
            return outbound.send(request);
        } catch (OutboundProblem problem) {
            throw new ProviderProblem("The token endpoint cannot be called: " + problem.getMessage(), problem);
        }
    }

    private static OutboundRequest request(ProviderMetadata provider, Redemption redemption) {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(redemption.code()),
                redemption.redirectUri(),
                new CodeVerifier(redemption.verifier().text()));
        HTTPRequest written = new TokenRequest.Builder(
                        provider.tokenEndpoint(), authentication(provider, redemption), grant)
                .build()
                .toHTTPRequest();
        OutboundRequest request = OutboundRequest.post(provider.tokenEndpoint(), written.getBody());
        @Nullable String authorization = written.getAuthorization();
        return authorization == null ? request : request.with("Authorization", authorization);
    }

    private static ClientAuthentication authentication(ProviderMetadata provider, Redemption redemption) {
        var id = new ClientID(redemption.clientId());
        var secret = new Secret(redemption.secret());
        return provider.basic() ? new ClientSecretBasic(id, secret) : new ClientSecretPost(id, secret);
    }

    private static JSONObject parse(OutboundAnswer answer) {
        try {
            return JSONObjectUtils.parse(answer.text());
        } catch (ParseException broken) {
            throw new ProviderProblem("The token endpoint answered no JSON.", broken);
        }
    }

    private static String error(JSONObject body) {
        return body.get("error") instanceof String word ? harmless(word) : "";
    }

    /** A provider's word for an error, fit for a log. */
    static String harmless(String error) {
        String word = error.replaceAll("[^A-Za-z0-9_.-]", "?");
        return word.substring(0, Math.min(word.length(), 60));
    }
}
