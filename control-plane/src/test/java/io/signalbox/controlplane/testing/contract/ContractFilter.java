package io.signalbox.controlplane.testing.contract;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands before the whole control plane in tests and checks every answer against the contracts. An answer that breaks them is replaced by a
 * plain text that says how, under a status no test expects: so each test of a controller is a test of the contract too.
 */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ContractFilter extends OncePerRequestFilter {

    /** No operation answers with it. */
    public static final int BROKEN = 599;

    private static final Logger log = LoggerFactory.getLogger(ContractFilter.class);
    private static final List<String> DOORS = List.of("/api/", "/internal/", "/hooks/");

    private static final ContractDocument PUBLIC = ContractDocument.load("public");
    private static final ContractDocument INTERNAL = ContractDocument.load("internal");
    /** Shared by all contexts: they remember the schemas they have compiled. */
    private static final ContractCheck PUBLIC_CHECK = new ContractCheck(PUBLIC);

    private static final ContractCheck INTERNAL_CHECK = new ContractCheck(INTERNAL);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // What browsers ask before they send a request is no operation
        return request.getMethod().equals("OPTIONS")
                || DOORS.stream().noneMatch(request.getRequestURI()::startsWith)
                || operation(request).map(ContractOperation::streams).orElse(false)
                || request.getRequestURI().equals("/internal/v1/attempts/take");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (request.isAsyncStarted()) {
            return;
        }
        Optional<String> violation = violation(request, answer);
        if (violation.isPresent()) {
            log.error("Contract broken: {}", violation.get());
            answer.resetBuffer();
            answer.setStatus(BROKEN);
            answer.setContentType("text/plain");
            answer.getOutputStream().write(violation.get().getBytes(StandardCharsets.UTF_8));
        }
        answer.copyBodyToResponse();
    }

    private static Optional<String> violation(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        Optional<ContractOperation> operation = operation(request);
        if (operation.isEmpty()) {
            return answer.getStatus() >= 400
                    ? Optional.empty()
                    : Optional.of(request.getMethod() + " " + request.getRequestURI() + " answers " + answer.getStatus()
                            + " but is in no contract");
        }
        ContractCheck check = isInternal(request) ? INTERNAL_CHECK : PUBLIC_CHECK;
        return check.violation(
                operation.get(), answer.getStatus(), answer.getContentType(), answer.getContentAsByteArray());
    }

    private static Optional<ContractOperation> operation(HttpServletRequest request) {
        ContractDocument contract = isInternal(request) ? INTERNAL : PUBLIC;
        return contract.find(request.getMethod(), request.getRequestURI());
    }

    private static boolean isInternal(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/internal/");
    }
}
