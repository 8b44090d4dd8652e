package io.signalbox.controlplane.auth.sso.settings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.jwk.JWKSet;
import io.signalbox.controlplane.platform.outbound.Outbound;
import io.signalbox.controlplane.platform.outbound.OutboundAnswer;
import io.signalbox.controlplane.platform.outbound.OutboundProblem;
import io.signalbox.controlplane.platform.outbound.OutboundRequest;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What identity providers publish: where their endpoints are, and the keys they sign with. Remembered for minutes. */
@Component
public class Providers {

    private static final int MAX_REMEMBERED = 500;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** A token signed with a key nobody knows makes us look again, but no more often than this. */
    private static final Duration KEYS_ARE_FRESH = Duration.ofSeconds(10);

    /** @param at when they were fetched */
    record Keys(JWKSet set, Instant at) {}

    /** Whoever wants to sign in asks us to ask: a provider that is down is not asked again for each of them. */
    private static final Duration FAILURE_REMEMBERED = Duration.ofSeconds(15);

    /** What came of asking a provider for its metadata. */
    private sealed interface Asked {

        record Found(ProviderMetadata metadata) implements Asked {}

        record Failed(ProviderProblem problem) implements Asked {}
    }

    private final Cache<String, Asked> metadata = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfter(Expiry.<String, Asked>creating((issuer, asked) -> switch (asked) {
                case Asked.Found found -> REMEMBERED;
                case Asked.Failed failed -> FAILURE_REMEMBERED;
            }))
            .build();
    private final Cache<URI, Keys> keys = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Outbound outbound;
    private final Clock clock;

    Providers(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /** @throws ProviderProblem when the provider does not answer, or not as it has to */
    public ProviderMetadata metadata(String issuer) {
        return found(metadata.get(issuer, this::ask));
    }

    /** The same, asked anew. */
    ProviderMetadata newMetadata(String issuer) {
        Asked asked = ask(issuer);
        metadata.put(issuer, asked);
        return found(asked);
    }

    private static ProviderMetadata found(Asked asked) {
        return switch (asked) {
            case Asked.Found found -> found.metadata();
            case Asked.Failed failed -> throw failed.problem();
        };
    }

    private Asked ask(String issuer) {
        try {
            String document = get(outbound.parse(Discovery.addressOf(issuer)), "discovery document");
            return new Asked.Found(Discovery.read(issuer, document));
        } catch (OutboundProblem problem) {
            return new Asked.Failed(
                    new ProviderProblem("The discovery document cannot be fetched: " + problem.getMessage(), problem));
        } catch (ProviderProblem problem) {
            return new Asked.Failed(problem);
        }
    }

    public JWKSet keys(URI address) {
        Keys known = keys.getIfPresent(address);
        return known == null ? newKeys(address).set() : known.set();
    }

    /** The same, asked anew unless that was just done. */
    public JWKSet fresherKeys(URI address) {
        Keys known = keys.getIfPresent(address);
        if (known == null || known.at().plus(KEYS_ARE_FRESH).isBefore(clock.instant())) {
            return newKeys(address).set();
        }
        return known.set();
    }

    private Keys newKeys(URI address) {
        try {
            var found = new Keys(parse(get(address, "key set")), clock.instant());
            keys.put(address, found);
            return found;
        } catch (OutboundProblem problem) {
            throw new ProviderProblem("The keys cannot be fetched: " + problem.getMessage(), problem);
        }
    }

    private String get(URI address, String what) {
        OutboundAnswer answer = outbound.send(OutboundRequest.get(address));
        if (!answer.isSuccess()) {
            throw new ProviderProblem("The provider answered " + answer.status() + " instead of its " + what + ".");
        }
        return answer.text();
    }

    private static JWKSet parse(String body) {
        try {
            return JWKSet.parse(body);
        } catch (ParseException broken) {
            throw new ProviderProblem("The key set cannot be read.", broken);
        }
    }
}
