package io.signalbox.agent.modelserver;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers that begin and do not end. */
final class SlowAnswers {

    private static final int OK = 200;
    private static final int PROMISED = 1000;
    private static final int MAX_SECONDS = 30;

    private SlowAnswers() {}

    /** Promises more than it sends. */
    static void breakOff(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(OK, PROMISED);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
    }

    static void freeze(HttpExchange exchange, CountDownLatch closed) throws IOException {
        exchange.sendResponseHeaders(OK, 0);
        exchange.getResponseBody().flush();
        pause(closed, MAX_SECONDS);
    }

    static void trickle(HttpExchange exchange, CountDownLatch closed) throws IOException {
        exchange.sendResponseHeaders(OK, 0);
        for (int second = 0; second < MAX_SECONDS && !pause(closed, 1); second++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        }
    }

    private static boolean pause(CountDownLatch closed, int seconds) {
        try {
            return closed.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
