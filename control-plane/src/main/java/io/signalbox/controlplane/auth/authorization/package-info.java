/** Which caller may use which operation of the public contract. Not how a caller is identified. */
@NullMarked
package io.signalbox.controlplane.auth.authorization;

import org.jspecify.annotations.NullMarked;
