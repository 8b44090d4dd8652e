/** PostgreSQL and an AMQP broker that start beside the control plane where no addresses of real ones are given. */
@NullMarked
package io.signalbox.embedded;

import org.jspecify.annotations.NullMarked;
