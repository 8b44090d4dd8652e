package io.signalbox.controlplane.platform.idempotency;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.Problems;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.security.PrincipalAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Runs a POST with a key in one transaction, which the operation's own transactions join: its effect and its answer are committed together, and
 * only then is the answer sent. A refusal or failure undoes everything and is not kept. A repeat goes through the chain again, so that whoever
 * may no longer do it is refused before {@link Replay} gives the kept answer.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    private final StoredResponseRepository answers;
    private final TransactionTemplate transactions;
    private final Problems problems;

    IdempotencyFilter(StoredResponseRepository answers, TransactionTemplate transactions, Problems problems) {
        this.answers = answers;
        this.transactions = transactions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(IdempotentRequest.HEADER) == null
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof PrincipalAuthentication);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            byte[] body = request.getInputStream().readAllBytes();
            IdempotentRequest attempt = IdempotentRequest.of(request, body, Principal.current());
            serve(attempt, new CachedBodyRequest(request, body), response, chain);
        } catch (ProblemException refused) {
            problems.write(response, refused);
        }
    }

    private void serve(
            IdempotentRequest attempt, CachedBodyRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        StoredResponse kept = first(attempt, request, held, chain);
        if (kept == null) {
            held.copyBodyToResponse();
            return;
        }
        Replay.order(request, kept);
        chain.doFilter(request, response);
    }

    /** The answer that was kept before; null when this is the first request, which is then done. */
    private @Nullable StoredResponse first(
            IdempotentRequest attempt, CachedBodyRequest request, ContentCachingResponseWrapper held, FilterChain chain)
            throws ServletException, IOException {
        try {
            return transactions
                    .execute(status -> {
                        answers.lock(attempt);
                        Optional<StoredResponse> kept = answers.find(attempt);
                        if (kept.isEmpty()) {
                            run(attempt, request, held, chain, status);
                        }
                        return kept;
                    })
                    .orElse(null);
        } catch (Unchecked failure) {
            throw failure.asServlet();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void run(
            IdempotentRequest attempt,
            CachedBodyRequest request,
            ContentCachingResponseWrapper held,
            FilterChain chain,
            TransactionStatus status) {
        try {
            chain.doFilter(request, held);
        } catch (ServletException failure) {
            throw new Unchecked(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (HttpStatusCode.valueOf(held.getStatus()).is2xxSuccessful()) {
            answers.keep(attempt, StoredResponse.of(held));
        } else {
            status.setRollbackOnly();
        }
    }

    /** Carries a servlet's exception through the transaction. */
    private static final class Unchecked extends RuntimeException {

        private final transient ServletException failure;

        private Unchecked(ServletException failure) {
            super(failure);
            this.failure = failure;
        }

        private ServletException asServlet() {
            return failure;
        }
    }
}
