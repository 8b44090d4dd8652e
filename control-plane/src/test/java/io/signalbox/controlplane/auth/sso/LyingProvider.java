package io.signalbox.controlplane.auth.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.identityprovider.IdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A provider whose token endpoint answers whatever it was told to. */
public final class LyingProvider implements AutoCloseable {

    /** Makes a token out of true claims and the provider's key. */
    public interface Lie {
        String token(JWTClaimsSet.Builder truth, RSAKey key) throws JOSEException;
    }

    /** Of every lying provider: to make one takes a second. */
    private static final RSAKey KEY = key();

    private final HttpServer server;
    private final List<String> codes = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> discovery = document -> document;
    private volatile String idToken = "";

    public LyingProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, discovery.apply(document())));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("published").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Changes what it says of itself. */
    public void says(Function<String, String> change) {
        discovery = change;
    }

    public void tells(String nonce, Lie lie) {
        try {
            idToken = lie.token(truth(nonce), KEY);
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Bodies that its token endpoint got. */
    public List<String> redemptions() {
        return codes;
    }

    private JWTClaimsSet.Builder truth(String nonce) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("bob")
                .audience(IdentityProvider.CLIENT_ID)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("email", "bob@lies.test")
                .claim("email_verified", true);
    }

    private String document() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"],
                 "token_endpoint_auth_methods_supported": ["client_secret_post"]}""".formatted(issuer());
    }

    private void token(HttpExchange exchange) throws IOException {
        codes.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(
                exchange,
                "{\"access_token\": \"unused\", \"token_type\": \"Bearer\", \"id_token\": \"" + idToken + "\"}");
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
