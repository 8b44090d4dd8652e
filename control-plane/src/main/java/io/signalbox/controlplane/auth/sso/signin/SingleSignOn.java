package io.signalbox.controlplane.auth.sso.signin;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.signalbox.controlplane.auth.sso.settings.CallbackAddress;
import io.signalbox.controlplane.auth.sso.settings.Connection;
import io.signalbox.controlplane.auth.sso.settings.Connections;
import io.signalbox.controlplane.auth.sso.settings.ProviderMetadata;
import io.signalbox.controlplane.auth.sso.settings.ProviderProblem;
import io.signalbox.controlplane.auth.sso.settings.Providers;
import io.signalbox.controlplane.auth.sso.settings.SignOnNotSetUp;
import io.signalbox.controlplane.organizations.OrganizationView;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.net.URI;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Sends people to the identity provider of their organization. */
@Service
public class SingleSignOn {

    private static final Logger log = LoggerFactory.getLogger(SingleSignOn.class);
    private static final Scope SCOPES = new Scope("openid", "email", "profile");

    private final SignOnRouting routing;
    private final Connections connections;
    private final Providers providers;
    private final PendingAuthorizations attempts;
    private final CallbackAddress callback;
    private final SecureRandom random;

    SingleSignOn(
            SignOnRouting routing,
            Connections connections,
            Providers providers,
            PendingAuthorizations attempts,
            CallbackAddress callback,
            SecureRandom random) {
        this.routing = routing;
        this.connections = connections;
        this.providers = providers;
        this.attempts = attempts;
        this.callback = callback;
        this.random = random;
    }

    /**
     * Begins an attempt, good for ten minutes in one browser.
     *
     * @param returnTo path of the console to open afterwards; its start when null
     * @throws SignOnNotSetUp when no organization signs in the people of this domain
     * @throws SignOnUnavailable when the provider does not answer as it should
     */
    public AuthorizationRequest begin(String email, @Nullable String returnTo) {
        LocalPath page = LocalPath.require(returnTo);
        OrganizationView organization = routing.find(email).orElseThrow(SignOnNotSetUp::domain);
        return Tenant.call(organization.id(), () -> begin(email.strip(), page));
    }

    private AuthorizationRequest begin(String email, LocalPath page) {
        Connection connection = connections.find().filter(Connection::enabled).orElseThrow(SignOnNotSetUp::domain);
        ProviderMetadata provider = metadata(connection);
        SecretToken state = SecretToken.random(random);
        SecretToken browser = SecretToken.random(random);
        var attempt = new PendingAuthorization(
                connection.id(), browser.hash(), SecretToken.random(random), SecretToken.random(random), page.text());
        attempts.save(state, attempt);
        return new AuthorizationRequest(authorizationUrl(provider, connection, state, attempt, email), browser.text());
    }

    private ProviderMetadata metadata(Connection connection) {
        try {
            return providers.metadata(connection.issuer());
        } catch (ProviderProblem problem) {
            log.warn(
                    "sign_on outcome=unavailable organization_id={} reason=\"{}\"",
                    Tenant.current(),
                    problem.getMessage());
            throw new SignOnUnavailable();
        }
    }

    private URI authorizationUrl(
            ProviderMetadata provider,
            Connection connection,
            SecretToken state,
            PendingAuthorization attempt,
            String email) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, SCOPES, new ClientID(connection.clientId()), callback.uri())
                .endpointURI(provider.authorizationEndpoint())
                .state(new State(state.text()))
                .nonce(new Nonce(attempt.nonce().text()))
                .codeChallenge(new CodeVerifier(attempt.verifier().text()), CodeChallengeMethod.S256)
                .loginHint(email)
                .build()
                .toURI();
    }
}
