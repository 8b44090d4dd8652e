package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.auth.AuthSettings;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.OtherTenant;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Sign-ins that last: each begins with a proof of who somebody is, goes on by refreshing, and ends by expiry or revocation. */
@Service
public class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final SessionRepository sessions;
    private final RefreshTokenRepository tokens;
    private final RefreshChain chain;
    private final SessionRevocation ends;
    private final OrganizationSwitching switching;
    private final Organizations organizations;
    private final Members members;
    private final OtherTenant tenants;
    private final AccessTokens accessTokens;
    private final AuthSettings settings;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Ids ids;

    Sessions(
            SessionRepository sessions,
            RefreshTokenRepository tokens,
            RefreshChain chain,
            SessionRevocation ends,
            OrganizationSwitching switching,
            Organizations organizations,
            Members members,
            OtherTenant tenants,
            AccessTokens accessTokens,
            AuthSettings settings,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.chain = chain;
        this.ends = ends;
        this.switching = switching;
        this.organizations = organizations;
        this.members = members;
        this.tenants = tenants;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A new session, with an id nobody knew before, for someone who has just proved who they are.
     *
     * @param organizationId null for where the person worked last; a session through single sign-on never leaves it
     * @throws NoOrganization when the person does not belong to it, or to none
     */
    public IssuedTokens begin(UUID userId, @Nullable UUID organizationId, SignInMethod method, Device device) {
        return begin(userId, organizationId, method, device, ids.next());
    }

    /** @param sessionId fresh, but known before: what led to the session is in its name already */
    public IssuedTokens begin(
            UUID userId, @Nullable UUID organizationId, SignInMethod method, Device device, UUID sessionId) {
        UUID place = switching.choose(userId, organizationId);
        String email = organizations.findUser(userId).orElseThrow().email();
        var person = new Principal(new Actor.Person(userId, email, sessionId), place, Set.of());
        return person.act(() -> transactions.execute(status -> {
            Instant now = clock.instant();
            var session = new Session(sessionId, userId, place, method, device, now);
            session.use(now, settings.refreshTokenLife(), settings.longest(session.method()));
            sessions.saveAndFlush(session);
            events.publishEvent(ChangeMade.created(
                    "session.started",
                    session.target(),
                    Map.of(
                            "method",
                            method.id(),
                            "device",
                            device.name(),
                            "address",
                            device.address().text())));
            members.seen(userId);
            return grant(session, chain.begin(session, now), now);
        }));
    }

    /**
     * The next access token. Someone who left the organization they worked in goes on in another of theirs.
     *
     * @throws SessionExpired when the token is not good any more
     */
    public IssuedTokens refresh(String refreshToken) {
        var offered = new SecretToken(refreshToken);
        UUID sessionId = tokens.findSession(offered.hash()).orElseThrow(SessionExpired::new);
        try {
            IssuedTokens grant = transactions.execute(status -> next(sessionId, offered));
            Tenant.run(grant.organizationId(), () -> members.seen(grant.userId()));
            return grant;
        } catch (RefreshChain.ReusedToken stolen) {
            log.warn("A refresh token came again after it was spent; its session ends session_id={}", sessionId);
            ends.end(sessionId, SessionRevocation.Reason.REUSE);
            throw new SessionExpired();
        }
    }

    private IssuedTokens next(UUID sessionId, SecretToken offered) {
        Instant now = clock.instant();
        Session session = live(sessionId, now);
        SecretToken token = chain.next(session, offered, now);
        session.workIn(switching.keep(session).orElseThrow(SessionExpired::new));
        session.use(now, settings.refreshTokenLife(), settings.longest(session.method()));
        sessions.saveAndFlush(session);
        return grant(session, token, now);
    }

    /**
     * An access token for another organization of the person whose session it is.
     *
     * @throws NoOrganization when they do not belong to it
     * @throws SessionBound when the session is for one organization only
     */
    public Access switchTo(UUID sessionId, UUID organizationId) {
        Principal before = Principal.current();
        UUID place = switching.choose(before.userId(), organizationId);
        return new Principal(before.actor(), place, Set.of())
                .act(() -> tenants.call(place, () -> {
                    Session session = live(sessionId, clock.instant());
                    var was = Map.<String, Object>of("organization_id", session.worksIn());
                    session.workIn(place);
                    sessions.saveAndFlush(session);
                    members.seen(session.userId());
                    events.publishEvent(new ChangeMade(
                            "session.switched", session.target(), was, Map.of("organization_id", place)));
                    return access(session);
                }));
    }

    /** Ends the session this token belongs to; an unknown token changes nothing. */
    public void signOut(String refreshToken) {
        tokens.findSession(new SecretToken(refreshToken).hash())
                .ifPresent(sessionId -> ends.end(sessionId, SessionRevocation.Reason.SIGNED_OUT));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    @Transactional
    void forgetOver() {
        sessions.deleteOver(clock.instant());
    }

    private Session live(UUID sessionId, Instant now) {
        return sessions.findLocked(sessionId)
                .filter(session -> !session.isOver(now))
                .orElseThrow(SessionExpired::new);
    }

    private IssuedTokens grant(Session session, SecretToken refreshToken, Instant now) {
        return new IssuedTokens(
                session.userId(),
                session.worksIn(),
                access(session),
                refreshToken.text(),
                Duration.between(now, session.expiresAt()));
    }

    private Access access(Session session) {
        String token = accessTokens.issue(session.userId(), session.worksIn(), session.getId());
        return new Access(token, settings.accessTokenLife());
    }
}
