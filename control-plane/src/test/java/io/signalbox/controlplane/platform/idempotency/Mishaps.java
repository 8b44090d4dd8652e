package io.signalbox.controlplane.platform.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a test break, hold up or forbid what runs inside the transaction of a request. */
@TestComponent
@Order(Ordered.LOWEST_PRECEDENCE)
class Mishaps extends OncePerRequestFilter implements WebMvcConfigurer {

    static final String HEADER = "X-Mishap";
    static final String NONE = "none";
    static final String CRASH = "crash";
    static final String HOLD = "hold";
    static final String FORBID = "forbid";

    private static final Semaphore HELD = new Semaphore(0);
    private static final Semaphore RELEASED = new Semaphore(0);

    /** Waits until a request has had its effect and stands before its answer. */
    static void awaitHeld() throws InterruptedException {
        HELD.acquire();
    }

    static void release() {
        RELEASED.release();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        String mishap = String.valueOf(request.getHeader(HEADER));
        if (mishap.equals(HOLD)) {
            HELD.release();
            RELEASED.acquireUninterruptibly();
        }
        if (mishap.equals(CRASH)) {
            throw new IllegalStateException("crashed on purpose");
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (FORBID.equals(request.getHeader(HEADER))) {
                    throw new AccessDeniedException("forbidden on purpose");
                }
                return true;
            }
        });
    }
}
