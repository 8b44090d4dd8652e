package io.signalbox.controlplane.platform.idempotency;

import io.signalbox.controlplane.platform.problems.Problems;
import jakarta.servlet.Filter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The {@code Idempotency-Key} of public POSTs. */
@Component
public class Idempotency implements WebMvcConfigurer {

    private final StoredResponseRepository answers;
    private final TransactionTemplate transactions;
    private final Problems problems;

    Idempotency(StoredResponseRepository answers, PlatformTransactionManager transactions, Problems problems) {
        this.answers = answers;
        this.transactions = new TransactionTemplate(transactions);
        this.problems = problems;
    }

    /** Belongs at the end of a security chain, behind the filter that sets the tenant. */
    public Filter filter() {
        return new IdempotencyFilter(answers, transactions, problems);
    }

    /** Behind all others: they decide who may do what. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Replay()).order(Ordered.LOWEST_PRECEDENCE);
    }
}
