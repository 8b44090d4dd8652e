package io.signalbox.controlplane.auth.sso.settings;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.signalbox.controlplane.auth.sso.signin.IdTokens;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Reads and judges a discovery document. Endpoints may be on other hosts than the issuer, but never less secured than it. */
final class Discovery {

    private static final String PATH = "/.well-known/openid-configuration";
    private static final ClientAuthenticationMethod BASIC = ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    private static final ClientAuthenticationMethod POST = ClientAuthenticationMethod.CLIENT_SECRET_POST;
    /** The library refuses a document for any member it does not understand, so it gets none that we do not use. */
    private static final Set<String> USED = Set.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "code_challenge_methods_supported",
            "response_types_supported",
            "id_token_signing_alg_values_supported",
            "token_endpoint_auth_methods_supported",
            "authorization_response_iss_parameter_supported");

    private final String issuer;
    private final AuthorizationServerMetadata document;

    private Discovery(String issuer, AuthorizationServerMetadata document) {
        this.issuer = issuer;
        this.document = document;
    }

    static String addressOf(String issuer) {
        return (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + PATH;
    }

    /** @throws ProviderProblem when it is not the document of this issuer, or misses something needed */
    static ProviderMetadata read(String issuer, String body) {
        JSONObject members = members(body);
        requireIssuer(issuer, members.get("issuer"));
        members.keySet().retainAll(USED);
        try {
            return new Discovery(issuer, AuthorizationServerMetadata.parse(members)).metadata(signatures(members));
        } catch (ParseException broken) {
            throw new ProviderProblem("The discovery document has a member of another form than it should.", broken);
        }
    }

    private static JSONObject members(String body) {
        try {
            return JSONObjectUtils.parse(body);
        } catch (ParseException broken) {
            throw new ProviderProblem("The discovery document is not JSON.", broken);
        }
    }

    private static void requireIssuer(String issuer, @Nullable Object own) {
        if (!issuer.equals(own)) {
            throw new ProviderProblem(
                    own == null
                            ? "The discovery document names no issuer."
                            : "The discovery document names another issuer: set the issuer exactly as the provider writes it.");
        }
    }

    /** OpenID Connect has this list, OAuth has not. */
    private static List<JWSAlgorithm> signatures(JSONObject members) throws ParseException {
        return JSONObjectUtils.getStringList(members, "id_token_signing_alg_values_supported", List.of()).stream()
                .map(JWSAlgorithm::parse)
                .toList();
    }

    private ProviderMetadata metadata(List<JWSAlgorithm> signatures) {
        List<ClientAuthenticationMethod> methods = document.getTokenEndpointAuthMethods();
        requireIfStated(document.getCodeChallengeMethods(), Set.of(CodeChallengeMethod.S256), "PKCE with S256");
        requireIfStated(document.getResponseTypes(), Set.of(ResponseType.CODE), "the authorization code flow");
        requireIfStated(signatures, IdTokens.ALGORITHMS, "signatures with a public key");
        requireIfStated(methods, Set.of(BASIC, POST), "client secrets");
        return new ProviderMetadata(
                issuer,
                endpoint("authorization_endpoint", document.getAuthorizationEndpointURI()),
                endpoint("token_endpoint", document.getTokenEndpointURI()),
                endpoint("jwks_uri", document.getJWKSetURI()),
                isUnstated(methods) || methods.contains(BASIC),
                document.supportsAuthorizationResponseIssuerParam());
    }

    private static <T> void requireIfStated(@Nullable List<T> stated, Set<T> wanted, String meaning) {
        if (!isUnstated(stated) && Collections.disjoint(stated, wanted)) {
            throw new ProviderProblem("The provider does not offer " + meaning + ".");
        }
    }

    private static boolean isUnstated(@Nullable List<?> stated) {
        return stated == null || stated.isEmpty();
    }

    private URI endpoint(String field, @Nullable URI address) {
        if (address == null
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null
                || !isSecuredLikeIssuer(address)) {
            throw new ProviderProblem("The discovery document has no usable " + field + ".");
        }
        return address;
    }

    private boolean isSecuredLikeIssuer(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme()) && issuer.startsWith("http:"));
    }
}
