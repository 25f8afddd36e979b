#include "engine/formats/pytorch_pieces.hpp"

namespace descent {

std::string_view source_of(PytorchPiece piece) {
  switch (piece) {
    case PytorchPiece::sine:
      return R"(class Sine(nn.Module):
    def forward(self, x):
        return torch.sin(x)
)";
    case PytorchPiece::swap_axes:
      return R"(class SwapAxes(nn.Module):
    def forward(self, x):
        return x.transpose(1, 2)
)";
    case PytorchPiece::average_inside:
      return R"(class AverageInside(nn.Module):
    def __init__(self, kernel_size, stride, padding):
        super().__init__()
        self.pool = nn.AvgPool2d(kernel_size, stride)
        self.pad = nn.ZeroPad2d(padding)

    def forward(self, x):
        return self.pool(self.pad(x)) / self.pool(self.pad(torch.ones_like(x)))
)";
  }
  return "";
}

}  // namespace descent
