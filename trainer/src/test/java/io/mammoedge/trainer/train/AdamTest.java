package io.mammoedge.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import com.google.gson.Gson;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against torch.optim.Adam and AdamW: adam.json was written by adam.py beside it. */
class AdamTest {
  record Reference(double learningRate, float[] start, float[][] gradients, List<Run> runs) {}

  record Run(double l2, double decay, float[][] steps) {}

  @Test
  void everyStepEqualsTorch() throws Exception {
    Reference reference;
    try (Reader in =
        new InputStreamReader(
            AdamTest.class.getResourceAsStream("adam.json"), StandardCharsets.UTF_8)) {
      reference = new Gson().fromJson(in, Reference.class);
    }
    assertThat(reference.runs).hasSize(3);
    for (Run run : reference.runs) {
      check(reference, run);
    }
  }

  private static void check(Reference reference, Run run) {
    try (NDManager manager = NDManager.newBaseManager();
        Adam adam = new Adam(manager)) {
      Parameter parameter = Parameter.builder().setName("w").setType(Parameter.Type.BIAS).build();
      parameter.setShape(new Shape(reference.start.length));
      parameter.initialize(manager, DataType.FLOAT32);
      parameter.getArray().set(FloatBuffer.wrap(reference.start));
      for (int step = 0; step < run.steps.length; step++) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          NDArray gradient = manager.create(reference.gradients[step]);
          collector.backward(parameter.getArray().mul(gradient).sum());
        }
        adam.update("w", parameter, new Adam.Rates(reference.learningRate, run.l2, run.decay));
        float[] got = parameter.getArray().toFloatArray();
        for (int i = 0; i < got.length; i++) {
          assertThat(got[i])
              .as("step %d, weight %d", step, i)
              .isCloseTo(run.steps[step][i], within(2e-6f));
        }
      }
    }
  }
}
