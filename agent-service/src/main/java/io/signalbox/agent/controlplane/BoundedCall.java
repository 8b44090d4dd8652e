package io.signalbox.agent.controlplane;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A call that ends in time, whatever the other side does: a client's own limits end at the headers of the answer or begin anew with each of
 * its bytes.
 *
 * @param limit from the first byte sent to the last byte read
 */
record BoundedCall(Duration limit) {

    /** The answer, or {@link ControlPlaneUnavailable} or {@link CallRefused}. */
    <T> T make(Supplier<T> call) {
        var task = new FutureTask<>(call::get);
        // Calls are few. On a thread of the system none of them, a heartbeat least of all, waits for runs that keep all
        // carriers busy
        Thread.ofPlatform().daemon().name("control-plane-call").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new ControlPlaneUnavailable("The control plane did not answer within " + limit + ".", late);
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new ControlPlaneUnavailable("The call was given up.", interrupted);
        } catch (ExecutionException failed) {
            throw reason(failed.getCause());
        }
    }

    private static RuntimeException reason(Throwable cause) {
        return switch (cause) {
            case CallRefused refused -> refused;
            case ControlPlaneUnavailable unavailable -> unavailable;
            case WebApplicationException unreadable ->
                new ControlPlaneUnavailable("The control plane's answer cannot be read.", unreadable);
            case ProcessingException unreachable
            when unreachable.getCause() instanceof ControlPlaneUnavailable known -> known;
            case ProcessingException unreachable ->
                new ControlPlaneUnavailable("The control plane cannot be reached.", unreachable);
            default -> new ControlPlaneUnavailable("The call to the control plane failed.", cause);
        };
    }
}
