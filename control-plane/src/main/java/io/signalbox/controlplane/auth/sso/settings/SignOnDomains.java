package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The mail domains whose people come through single sign-on. Each has to be proved, by a record that only its owner can publish. */
@Service
public class SignOnDomains {

    private static final Logger log = LoggerFactory.getLogger(SignOnDomains.class);
    private static final int MAX = 20;

    private final DomainRepository rows;
    private final TxtRecords records;
    private final SignOnSettings settings;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final SecureRandom random;
    private final Clock clock;

    SignOnDomains(
            DomainRepository rows,
            TxtRecords records,
            SignOnSettings settings,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            SecureRandom random,
            Clock clock) {
        this.rows = rows;
        this.records = records;
        this.settings = settings;
        this.transactions = transactions;
        this.events = events;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Asks for a domain; one that is there already stays as it is.
     *
     * @throws InvalidRequest when it is no domain, or one of a public mail service
     */
    public DomainClaim add(String text) {
        MailDomain domain = MailDomain.require(text);
        return transactions.execute(status -> {
            String token = SecretToken.random(random).text();
            if (rows.add(Tenant.current(), domain.name(), token, clock.instant()) == 1) {
                requireRoom(rows.list(Tenant.current()));
                changed("sign_on.domain_added", domain);
            }
            return find(domain).orElseThrow(DomainNotFound::new).claim();
        });
    }

    /** Whether the current organization proved that the domain is its own. */
    @Transactional(readOnly = true)
    public boolean isVerified(MailDomain domain) {
        return find(domain).filter(SignOnDomain::isVerified).isPresent();
    }

    /**
     * Looks for the proof.
     *
     * @throws DomainTaken when another organization proved it first
     */
    public DomainClaim verify(String text) {
        MailDomain domain = MailDomain.parse(text).orElseThrow(DomainNotFound::new);
        // Outside any transaction: name servers may take long
        Optional<String> problem = problemOf(claim(domain));
        return transactions.execute(status -> {
            SignOnDomain known =
                    rows.findLocked(Tenant.current(), domain.name()).orElseThrow(DomainNotFound::new);
            problem.ifPresentOrElse(found -> known.report(found, clock.instant()), () -> verify(known, domain));
            return known.claim();
        });
    }

    private void verify(SignOnDomain known, MailDomain domain) {
        boolean first = known.verify(clock.instant());
        try {
            rows.flush();
        } catch (DataIntegrityViolationException others) {
            throw new DomainTaken(domain.name());
        }
        if (first) {
            changed("sign_on.domain_verified", domain);
        }
    }

    /** Its people sign in with passwords again. */
    public void remove(String text) {
        MailDomain domain = MailDomain.parse(text).orElseThrow(DomainNotFound::new);
        transactions.executeWithoutResult(status -> {
            if (rows.remove(Tenant.current(), domain.name()) == 0) {
                throw new DomainNotFound();
            }
            changed("sign_on.domain_removed", domain);
        });
    }

    private DomainClaim claim(MailDomain domain) {
        return transactions.execute(
                status -> find(domain).orElseThrow(DomainNotFound::new).claim());
    }

    private Optional<SignOnDomain> find(MailDomain domain) {
        return rows.findById(new SignOnDomainId(Tenant.current(), domain.name()));
    }

    private Optional<String> problemOf(DomainClaim claim) {
        if (settings.domainProof() == SignOnSettings.Proof.NONE) {
            return Optional.empty();
        }
        try {
            List<String> texts = records.at(claim.recordName());
            if (texts.contains(claim.recordValue())) {
                return Optional.empty();
            }
            return Optional.of(
                    texts.isEmpty()
                            ? "There is no TXT record at " + claim.recordName() + " yet."
                            : "The TXT record at " + claim.recordName() + " has another value.");
        } catch (NamingException unreachable) {
            log.warn("DNS gave no answer name={} reason=\"{}\"", claim.recordName(), unreachable.toString());
            return Optional.of("No name server answered. Try again in a moment.");
        }
    }

    private static void requireRoom(List<SignOnDomain> domains) {
        if (domains.size() > MAX) {
            throw new InvalidRequest("An organization can have at most " + MAX + " sign-on domains.");
        }
    }

    private void changed(String action, MailDomain domain) {
        events.publishEvent(ChangeMade.of(action, new AuditTarget("sign_on_domain", Tenant.current(), domain.name())));
    }
}
