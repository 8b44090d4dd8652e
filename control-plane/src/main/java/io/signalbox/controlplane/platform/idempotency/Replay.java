package io.signalbox.controlplane.platform.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives a kept answer where the operation would run: behind every check that the operation itself stands behind. */
final class Replay implements HandlerInterceptor {

    private static final String ORDERED = Replay.class.getName();

    static void order(HttpServletRequest request, StoredResponse answer) {
        request.setAttribute(ORDERED, answer);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getAttribute(ORDERED) instanceof StoredResponse answer) {
            answer.write(response);
            return false;
        }
        return true;
    }
}
